# Labels one picture with PyTorch: segment.py camera.pt picture.jpg labels.png. The file comes from
#   vantage-cli export --project DIR --format torchscript --input frame --size dynamic --labels --out camera.pt
import sys
import numpy, torch
from PIL import Image

network = torch.jit.load(sys.argv[1])
frame = numpy.array(Image.open(sys.argv[2]).convert("RGB"))
with torch.inference_mode():
    labels = network(torch.from_numpy(frame).unsqueeze(0))[0]  # height x width, the class of each pixel
Image.fromarray(labels.numpy()).save(sys.argv[3])
