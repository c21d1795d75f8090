// Labels one picture with OpenCV alone. The file comes from
//   vantage-cli export --project DIR --format onnx --out camera.onnx
#include <opencv2/dnn.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

int main(int argc, char **argv)
{
    if (argc != 6)
        return std::fprintf(stderr, "segment_opencv camera.onnx WIDTH HEIGHT picture.jpg labels.png\n"), 2;
    cv::dnn::Net network = cv::dnn::readNetFromONNX(argv[1]);
    const cv::Mat frame = cv::imread(argv[4]);
    cv::Mat sized, labels(frame.size(), CV_8UC1, cv::Scalar(0)), best(frame.size(), CV_32F, cv::Scalar(-1e30));
    cv::resize(frame, sized, {std::atoi(argv[2]), std::atoi(argv[3])}, 0, 0, cv::INTER_AREA); // the size of the export
    network.setInput(cv::dnn::blobFromImage(sized, 1, {}, {}, true)); // true: red first
    const cv::Mat scores = network.forward();                        // 1 x classes x height x width
    for (int c = 0; c < scores.size[1]; ++c) {
        cv::Mat plane(scores.size[2], scores.size[3], CV_32F, const_cast<float *>(scores.ptr<float>(0, c))), large;
        cv::resize(plane, large, frame.size(), 0, 0, cv::INTER_LINEAR);
        labels.setTo(c, large > best);
        best = cv::max(best, large);
    }
    return cv::imwrite(argv[5], labels) ? 0 : 1;
}
