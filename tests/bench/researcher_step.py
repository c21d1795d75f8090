"""The training steps of bench_training as a researcher would write them in Python: torchvision's ResNet, torch.nn's layers,
one graph a step, D and G as CycleGAN's paper lists them. For the ratio to bench_training on the same machine and threads.

researcher_step.py [--threads 2] [--runs 3] [--batch 8] [--width 192] [--height 144]
"""
import argparse
import statistics
import time

import torch
import torch.nn as nn
import torch.nn.functional as F
import torchvision


class PspNet(nn.Module):
    def __init__(self, classes):
        super().__init__()
        net = torchvision.models.resnet50(weights=None, replace_stride_with_dilation=[False, False, True])
        self.features = nn.Sequential(net.conv1, net.bn1, net.relu, net.maxpool, net.layer1, net.layer2, net.layer3, net.layer4)
        self.bins = [1, 2, 3, 6]
        self.branches = nn.ModuleList(nn.Sequential(nn.Conv2d(2048, 512, 1, bias=False), nn.BatchNorm2d(512), nn.ReLU()) for _ in self.bins)
        self.head = nn.Sequential(nn.Conv2d(4096, 512, 3, padding=1, bias=False), nn.BatchNorm2d(512), nn.ReLU(), nn.Dropout2d(0.1),
                                  nn.Conv2d(512, classes, 1))

    def forward(self, x):
        y = self.features(x)
        pooled = [F.interpolate(branch(F.adaptive_avg_pool2d(y, bin)), y.shape[2:], mode="bilinear", align_corners=False)
                  for branch, bin in zip(self.branches, self.bins)]
        return F.interpolate(self.head(torch.cat([y] + pooled, 1)), x.shape[2:], mode="bilinear", align_corners=False)


class Block(nn.Module):
    def __init__(self, n):
        super().__init__()
        half = lambda: [nn.ReflectionPad2d(1), nn.Conv2d(n, n, 3), nn.InstanceNorm2d(n)]
        self.body = nn.Sequential(*half(), nn.ReLU(), *half())

    def forward(self, x):
        return x + self.body(x)


def generator(classes, n, blocks):
    down = lambda a, b: [nn.Conv2d(a, b, 3, stride=2, padding=1), nn.InstanceNorm2d(b), nn.ReLU()]
    up = lambda a, b: [nn.ConvTranspose2d(a, b, 3, stride=2, padding=1, output_padding=1), nn.InstanceNorm2d(b), nn.ReLU()]
    return nn.Sequential(nn.ReflectionPad2d(3), nn.Conv2d(classes, n, 7), nn.InstanceNorm2d(n), nn.ReLU(), *down(n, 2 * n), *down(2 * n, 4 * n),
                         *[Block(4 * n) for _ in range(blocks)], *up(4 * n, 2 * n), *up(2 * n, n), nn.ReflectionPad2d(3), nn.Conv2d(n, 3, 7), nn.Tanh())


def discriminator(n):
    layers, width = [nn.Conv2d(3, n, 4, stride=2, padding=1), nn.LeakyReLU(0.2)], n
    for stride in (2, 2, 1):
        layers += [nn.Conv2d(width, 2 * width, 4, stride=stride, padding=1), nn.InstanceNorm2d(2 * width), nn.LeakyReLU(0.2)]
        width *= 2
    return nn.Sequential(*layers, nn.Conv2d(width, 1, 4, padding=1))


def median_seconds(runs, step):
    step()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def supervised(o, mixed):
    net = PspNet(o.classes).train()
    optimiser = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9, weight_decay=1e-4)

    def step():
        x, y = torch.randn(o.batch, 3, o.height, o.width), torch.randint(o.classes, (o.batch, o.height, o.width))
        optimiser.zero_grad()
        with torch.autocast("cpu", torch.bfloat16, enabled=mixed):
            scores = net(x)
        loss = F.cross_entropy(scores.float(), y)
        loss.backward()
        optimiser.step()
        loss.item()

    return median_seconds(o.runs, step)


def adversarial(o, mixed):
    net, g, d = PspNet(o.classes).train(), generator(o.classes, 24, 6), discriminator(64)
    for module in net.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.eval()
    of_net, of_g, of_d = (torch.optim.Adam(m.parameters(), lr=2e-4, betas=(0.5, 0.999)) for m in (net, g, d))

    def judge(x, real):
        verdict = d(x).float()
        return F.binary_cross_entropy_with_logits(verdict, torch.full_like(verdict, real))

    def step():
        source, target = torch.rand(2, 3, o.height, o.width) * 2 - 1, torch.rand(2, 3, o.height, o.width) * 2 - 1
        labels = torch.randint(o.classes, (2, o.height, o.width))
        with torch.autocast("cpu", torch.bfloat16, enabled=mixed):
            of_source, of_target = net(source), net(target)
            rebuilt_source, rebuilt_target = g(of_source), g(of_target)
            loss = (F.cross_entropy(of_source.float(), labels) + F.l1_loss(rebuilt_source, source) + F.l1_loss(rebuilt_target, target)
                    + judge(rebuilt_source, 1.0) + judge(rebuilt_target, 1.0))
        of_net.zero_grad()
        of_g.zero_grad()
        loss.backward()
        of_net.step()
        of_g.step()
        with torch.autocast("cpu", torch.bfloat16, enabled=mixed):
            loss = 0.25 * (judge(source, 1.0) + judge(target, 1.0) + judge(rebuilt_source.detach(), 0.0) + judge(rebuilt_target.detach(), 0.0))
        of_d.zero_grad()
        loss.backward()
        of_d.step()
        loss.item()

    return median_seconds(o.runs, step)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name, value in dict(threads=2, runs=3, batch=8, width=192, height=144, classes=13).items():
        parser.add_argument("--" + name, type=int, default=value)
    o = parser.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(1)
    print("torch %s, %d threads, %d x %d" % (torch.__version__, o.threads, o.width, o.height))
    for mixed in (False, True):
        name = "bf16" if mixed else "fp32"
        print("whole step, no-adaptation %d %s: %.3f s" % (o.batch, name, supervised(o, mixed)), flush=True)
        print("whole step, adversarial 2 + 2 %s: %.3f s" % (name, adversarial(o, mixed)), flush=True)


main()
