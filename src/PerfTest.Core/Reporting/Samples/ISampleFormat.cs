using System.Buffers;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>How single samples are written, a line each.</summary>
internal interface ISampleFormat
{
    /// <summary>What stands before all samples.</summary>
    void WriteHead(IBufferWriter<byte> target);

    /// <param name="target">Where the line goes, with what its first sample needs before it.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="time">When it was, UTC.</param>
    void Write(IBufferWriter<byte> target, in Sample sample, DateTimeOffset time);
}
