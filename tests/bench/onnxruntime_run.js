// Runs an ONNX file in ONNX Runtime and compares it with what is expected of it. Prints one line of JSON.
// node onnxruntime_run.js MODEL INPUT.bin EXPECTED.bin TYPE SIDES [RUNS] [THREADS]
//   TYPE float32 or uint8, of the input; SIDES e.g. 1x3x48x64; EXPECTED holds float32 scores N x C x H x W.
'use strict';
const fs = require('fs');
const ort = require('onnxruntime-node');

async function main() {
  const [model, inputFile, expectedFile, type, sides, runs = '0', threads = '1'] = process.argv.slice(2);
  const session = await ort.InferenceSession.create(model, {intraOpNumThreads: Number(threads), interOpNumThreads: 1, logSeverityLevel: 3});
  const bytes = fs.readFileSync(inputFile);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const data = type === 'uint8' ? new Uint8Array(buffer) : new Float32Array(buffer);
  const feeds = {[session.inputNames[0]]: new ort.Tensor(type, data, sides.split('x').map(Number))};
  const output = (await session.run(feeds))[session.outputNames[0]];

  const raw = fs.readFileSync(expectedFile);
  const expected = new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length));
  const labels = output.dims.length === 3;
  const height = output.dims[output.dims.length - 2], width = output.dims[output.dims.length - 1];
  const batch = output.dims[0], plane = height * width, classes = expected.length / (batch * plane);
  let largest = 0, same = 0;
  const best = (values, n, at) => {
    let winner = 0;
    for (let c = 1; c < classes; ++c)
      if (values[(n * classes + c) * plane + at] > values[(n * classes + winner) * plane + at]) winner = c;
    return winner;
  };
  for (let n = 0; n < batch; ++n)
    for (let at = 0; at < plane; ++at)
      same += (labels ? Number(output.data[n * plane + at]) : best(output.data, n, at)) === best(expected, n, at) ? 1 : 0;
  if (!labels) {
    if (output.data.length !== expected.length) throw new Error('gives ' + output.dims + ' and ' + expected.length + ' scores were expected');
    for (let i = 0; i < expected.length; ++i) {
      const difference = Math.abs(output.data[i] - expected[i]);
      if (!(difference <= largest)) largest = difference;
    }
  }
  const times = [];
  for (let i = 0; i < Number(runs); ++i) {
    const start = process.hrtime.bigint();
    await session.run(feeds);
    times.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  times.sort((a, b) => a - b);
  console.log(JSON.stringify({maxDifference: largest, agreement: same / (batch * plane), dims: output.dims,
                              seconds: times.length ? times[Math.floor(times.length / 2)] : 0, version: ort.env.versions.node}));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
