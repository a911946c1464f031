namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>A command that has ended.</summary>
internal sealed record DotnetResult(string Command, int ExitCode, string Output, TimeSpan Elapsed)
{
    public DotnetResult EnsureSuccess() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"'{Command}' ended with {ExitCode}:{Environment.NewLine}{Output}");
}
