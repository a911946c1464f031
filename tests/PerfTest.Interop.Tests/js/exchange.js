// What hdr-histogram-js makes of histograms. Reads one JSON document, writes one:
//   decode: [base64]                          → decoded: [facts]
//   record: [{ name, values: [[value, count]] }] → recorded: [{ name, base64, ...facts }]
//   log: text of an .hlog                     → intervals: [{ tag, start, end, ...facts }], tags: [tag]
//   write: [{ tag, start, end, values }]      → written: text of an .hlog
"use strict";

const hdr = require("hdr-histogram-js");

const highest = 3600e9;
const percentiles = [0, 0.001, 1, 10, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 99.999, 100];

const facts = (histogram) => {
  const counts = [];
  for (let index = 0; index < histogram.countsArrayLength; index++) {
    const count = histogram.getCountAtIndex(index);
    if (count !== 0) {
      counts.push([index, count]);
    }
  }

  return {
    total: histogram.totalCount,
    max: histogram.maxValue,
    counts,
    percentiles: percentiles.map((percentile) => [percentile, histogram.getValueAtPercentile(percentile)]),
    distribution: histogram.outputPercentileDistribution(5, 1e6),
  };
};

const decode = (base64) => hdr.decodeFromCompressedBase64(base64, 64);

const record = (values) => {
  const histogram = hdr.build({ bitBucketSize: 64, lowestDiscernibleValue: 1, highestTrackableValue: highest, numberOfSignificantValueDigits: 3 });
  for (const [value, count] of values) {
    histogram.recordValueWithCount(value, count);
  }

  return histogram;
};

const read = (text) => {
  const reader = new hdr.HistogramLogReader(text, 64);
  const intervals = [];
  for (let histogram; (histogram = reader.nextIntervalHistogram()) !== null;) {
    intervals.push({ tag: histogram.tag, start: histogram.startTimeStampMsec, end: histogram.endTimeStampMsec, ...facts(histogram) });
  }

  return intervals;
};

const write = (intervals) => {
  let text = "";
  const writer = new hdr.HistogramLogWriter((line) => (text += line));
  writer.outputLogFormatVersion();
  writer.outputStartTime(1767366245000);
  writer.outputLegend();
  for (const { tag, start, end, values } of intervals) {
    const histogram = record(values);
    histogram.tag = tag;
    writer.outputIntervalHistogram(histogram, start, end, 1e6);
  }

  return text;
};

const { decode: encoded = [], record: shapes = [], log, write: interval } = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify({
  decoded: encoded.map((base64) => facts(decode(base64))),
  recorded: shapes.map(({ name, values }) => {
    const histogram = record(values);
    const base64 = hdr.encodeIntoCompressedBase64(histogram);
    return { name, values, base64, ...facts(decode(base64)) };
  }),
  intervals: log === undefined ? [] : read(log),
  tags: log === undefined ? [] : hdr.listTags(log),
  written: interval === undefined ? "" : write(interval),
}, null, process.stdout.isTTY ? 2 : 0) + "\n");
