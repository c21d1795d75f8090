"""An independent computation of the networks' outputs, for test_reference.cpp.

reference.py OPTIONS IN OUT: OPTIONS is JSON, IN a safetensors file with the weights and `input`, OUT another with the results.
Written after the papers with torchvision's ResNet and PyTorch's own layers; shares no code with the program.
"""
import json
import struct
import sys

import numpy
import torch
import torch.nn as nn
import torch.nn.functional as F

NUMPY_TYPES = {"F64": numpy.float64, "F32": numpy.float32, "I64": numpy.int64}


def read(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(data[begin:end], NUMPY_TYPES[entry["dtype"]])
        tensors[name] = torch.from_numpy(values.reshape(entry["shape"]).copy())
    return tensors


def write(path, tensors):
    header, data = {}, b""
    for name, tensor in tensors.items():
        values = tensor.detach().float().contiguous().numpy().tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(values)]}
        data += values
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def resnet(options):
    import torchvision

    net = getattr(torchvision.models, "resnet%d" % options["depth"])(weights=None)
    if options["strideInFirst"]:
        for layer in (net.layer2, net.layer3, net.layer4):
            layer[0].conv1.stride, layer[0].conv2.stride = (2, 2), (1, 1)
    # A trous: a stride beyond the output stride is left out, and every kernel behind it is spread by it instead.
    stride, spread = 4, 1
    for layer in (net.layer2, net.layer3, net.layer4):
        skips = stride >= options["outputStride"]
        stride *= 1 if skips else 2
        entering = spread
        spread *= 2 if skips else 1
        for index, block in enumerate(layer):
            behind = index > 0  # is this kernel behind the stride of its layer?
            for name in ("conv1", "conv2", "conv3"):
                conv = getattr(block, name, None)
                if conv is None:
                    continue
                strided = conv.stride != (1, 1)
                if conv.kernel_size == (3, 3):
                    by = spread if behind else entering
                    conv.dilation, conv.padding = (by, by), (by, by)
                behind = behind or strided
                if strided and skips:
                    conv.stride = (1, 1)
            if block.downsample is not None and skips:
                block.downsample[0].stride = (1, 1)
    return net


def features(net, x):
    x = net.maxpool(net.relu(net.bn1(net.conv1(x))))
    layer3 = net.layer3(net.layer2(net.layer1(x)))
    return layer3, net.layer4(layer3)


class ConvNorm(nn.Module):
    def __init__(self, conv, norm):
        super().__init__()
        self.conv, self.norm = conv, norm

    def forward(self, x):
        return F.relu(self.norm(self.conv(x)))


def sub(tensors, prefix):
    return {name[len(prefix):]: tensor for name, tensor in tensors.items() if name.startswith(prefix)}


def conv_norm(tensors, conv, norm, kernel):
    weight = tensors[conv + ".weight"]
    layer = ConvNorm(nn.Conv2d(weight.shape[1], weight.shape[0], kernel, padding=kernel // 2, bias=False), nn.BatchNorm2d(weight.shape[0]))
    layer.conv.load_state_dict(sub(tensors, conv + "."))
    layer.norm.load_state_dict(sub(tensors, norm + "."))
    return layer


def run_resnet(options, tensors, x):
    net = resnet(options)
    net.fc = nn.Identity()
    net.load_state_dict(tensors)
    net.eval()
    layer3, layer4 = features(net, x)
    return {"layer3": layer3, "layer4": layer4}


def run_pspnet(options, tensors, x):
    net = resnet(options)
    net.fc = nn.Identity()
    net.load_state_dict(sub(tensors, "backbone."))
    bins = [1, 2, 3, 6]
    branches = [conv_norm(tensors, "pyramid.%d.conv" % i, "pyramid.%d.bn" % i, 1) for i in range(len(bins))]
    bottleneck = conv_norm(tensors, "bottleneck", "bottleneck_bn", 3)
    auxiliary = conv_norm(tensors, "aux_conv", "aux_bn", 3)
    for module in (net, bottleneck, auxiliary, *branches):
        module.train(options["training"])
    size = x.shape[2:]

    def up(y, to):
        return F.interpolate(y, size=to, mode="bilinear", align_corners=False)

    layer3, y = features(net, x)
    pooled = [up(branch(F.adaptive_avg_pool2d(y, bin)), y.shape[2:]) for branch, bin in zip(branches, bins)]
    y = bottleneck(torch.cat([y] + pooled, 1))
    scores = up(F.conv2d(y, tensors["classifier.weight"], tensors["classifier.bias"]), size)
    aux = up(F.conv2d(auxiliary(layer3), tensors["aux_classifier.weight"], tensors["aux_classifier.bias"]), size)
    return {"scores": scores, "auxiliary": aux}


def run_generator(options, tensors, x):
    """CycleGAN's ResnetGenerator, layer by layer as its paper's appendix lists them."""

    def norm(y):
        return F.instance_norm(y)

    weights = iter(options["order"])

    def take():
        name = next(weights)
        assert name.endswith(".weight") and next(weights) == name[:-6] + "bias"
        return tensors[name], tensors[name[:-6] + "bias"]

    def reflect(y, by):
        return F.pad(y, (by, by, by, by), mode="reflect")

    height, width = x.shape[2:]
    y = F.pad(x, (0, -width % 4, 0, -height % 4), mode="reflect")
    y = F.relu(norm(F.conv2d(reflect(y, 3), *take())))
    for _ in range(2):
        y = F.relu(norm(F.conv2d(y, *take(), stride=2, padding=1)))
    for _ in range(options["blocks"]):
        z = F.relu(norm(F.conv2d(reflect(y, 1), *take())))
        y = y + norm(F.conv2d(reflect(z, 1), *take()))
    for _ in range(2):
        y = F.relu(norm(F.conv_transpose2d(y, *take(), stride=2, padding=1, output_padding=1)))
    y = torch.tanh(F.conv2d(reflect(y, 3), *take()))
    assert next(weights, None) is None
    return {"image": y[:, :, :height, :width]}


def run_discriminator(options, tensors, x):
    """pix2pix' 70 x 70 PatchGAN with instance norm."""
    names = [name for name in options["order"] if name.endswith(".weight")]
    assert len(names) == 5
    y = x
    for i, name in enumerate(names):
        y = F.conv2d(y, tensors[name], tensors[name[:-6] + "bias"], stride=2 if i < 3 else 1, padding=1)
        if 0 < i < 4:
            y = F.instance_norm(y)
        if i < 4:
            y = F.leaky_relu(y, 0.2)
    return {"patches": y}


def run_transformer(options, tensors, x):
    """DINOv2's x_norm_patchtokens, of nn.MultiheadAttention and the published rules for the positions."""
    width, patch = tensors["patch_embed.proj.weight"].shape[0], tensors["patch_embed.proj.weight"].shape[-1]
    registers = tensors.get("register_tokens")
    # The nearest whole patches, halves up.
    rows, columns = [max(1, (side + patch // 2) // patch) for side in x.shape[2:]]
    x = F.interpolate(x, size=(rows * patch, columns * patch), mode="bilinear", align_corners=False)
    tokens = F.conv2d(x, tensors["patch_embed.proj.weight"], tensors["patch_embed.proj.bias"], stride=patch)
    tokens = tokens.flatten(2).permute(2, 0, 1)  # tokens x N x width
    table = tensors["pos_embed"]
    side = int((table.shape[1] - 1) ** 0.5 + 0.5)
    learned = table[:, 1:].reshape(1, side, side, width).permute(0, 3, 1, 2)
    if (rows, columns) != (side, side):
        if registers is None:
            learned = F.interpolate(learned, scale_factor=((rows + 0.1) / side, (columns + 0.1) / side), mode="bicubic")
        else:
            learned = F.interpolate(learned, size=(rows, columns), mode="bicubic", antialias=True)
        assert tuple(learned.shape[2:]) == (rows, columns)
    tokens = tokens + learned.flatten(2).permute(2, 0, 1)
    count = x.shape[0]
    front = [(tensors["cls_token"] + table[:, :1]).permute(1, 0, 2).expand(-1, count, -1)]
    if registers is not None:
        front.append(registers.permute(1, 0, 2).expand(-1, count, -1))
    tokens = torch.cat(front + [tokens])
    block = 0
    while "blocks.%d.norm1.weight" % block in tensors:
        part = sub(tensors, "blocks.%d." % block)
        attention = nn.MultiheadAttention(width, width // 64)
        attention.in_proj_weight.copy_(part["attn.qkv.weight"])
        attention.in_proj_bias.copy_(part["attn.qkv.bias"])
        attention.out_proj.weight.copy_(part["attn.proj.weight"])
        attention.out_proj.bias.copy_(part["attn.proj.bias"])
        y = F.layer_norm(tokens, (width,), part["norm1.weight"], part["norm1.bias"], 1e-6)
        tokens = tokens + part["ls1.gamma"] * attention(y, y, y, need_weights=False)[0]
        y = F.layer_norm(tokens, (width,), part["norm2.weight"], part["norm2.bias"], 1e-6)
        y = F.linear(F.gelu(F.linear(y, part["mlp.fc1.weight"], part["mlp.fc1.bias"])), part["mlp.fc2.weight"], part["mlp.fc2.bias"])
        tokens = tokens + part["ls2.gamma"] * y
        block += 1
    tokens = F.layer_norm(tokens, (width,), tensors["norm.weight"], tensors["norm.bias"], 1e-6)[len(front[0]) + (0 if registers is None else registers.shape[1]):]
    return {"features": tokens.permute(1, 2, 0).reshape(count, width, rows, columns)}


def main():
    options = json.loads(sys.argv[1])
    tensors = read(sys.argv[2])
    torch.set_num_threads(2)
    with torch.no_grad():
        x = tensors.pop("input")
        write(sys.argv[3], globals()["run_" + options["net"]](options, tensors, x))


if __name__ == "__main__":
    main()
