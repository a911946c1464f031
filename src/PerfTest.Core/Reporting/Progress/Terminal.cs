using System.Text;

namespace PerfTest.Reporting;

/// <summary>The terminal from which the process was started, also where a test runner has taken its standard streams.</summary>
internal static class Terminal
{
    /// <summary>A writer to it, or null where there is none: in CI, in a service, in a pipe's child without a controlling terminal.</summary>
    public static TextWriter? Open()
    {
        try
        {
            var stream = OperatingSystem.IsWindows()
                ? new FileStream("CONOUT$", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0)
                : new FileStream("/dev/tty", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            return new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }
}
