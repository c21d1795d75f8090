// Labels one picture with libtorch and nothing of Vantage. The file comes from
//   vantage-cli export --project DIR --format torchscript --input frame --size dynamic --labels --out camera.pt
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <torch/script.h>

int main(int argc, char **argv)
{
    if (argc != 4)
        return std::fprintf(stderr, "segment camera.pt picture.jpg labels.png\n"), 2;
    torch::jit::Module network = torch::jit::load(argv[1]);
    c10::InferenceMode noGradients;
    cv::Mat frame = cv::imread(argv[2]);
    if (frame.empty())
        return std::fprintf(stderr, "%s can't be read\n", argv[2]), 1;
    cv::cvtColor(frame, frame, cv::COLOR_BGR2RGB); // OpenCV reads blue first, the network takes red first
    const auto input = torch::from_blob(frame.data, {1, frame.rows, frame.cols, 3}, torch::kUInt8);
    const auto labels = network.forward({input}).toTensor().contiguous(); // 1 x height x width, the class of each pixel
    return cv::imwrite(argv[3], cv::Mat(frame.size(), CV_8UC1, labels.data_ptr())) ? 0 : 1;
}
