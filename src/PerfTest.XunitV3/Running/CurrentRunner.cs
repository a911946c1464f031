namespace PerfTest.Adapters;

/// <summary>Finds out who runs the tests: xUnit does not say.</summary>
internal static class CurrentRunner
{
    /// <summary>Loaded by xUnit's bridge to Microsoft.Testing.Platform when it is crossed, and by nothing else.</summary>
    private const string PlatformMark = "Microsoft.Testing.Extensions.TrxReport.Abstractions";

    public static RunnerKind Kind { get; } =
        Of(Environment.GetCommandLineArgs(), AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == PlatformMark));

    /// <param name="commandLine">The arguments that the process was started with.</param>
    /// <param name="isOnPlatform">Whether Microsoft.Testing.Platform runs it.</param>
    public static RunnerKind Of(IReadOnlyList<string> commandLine, bool isOnPlatform) =>
        isOnPlatform ? commandLine.Contains("--server") ? RunnerKind.Platform : RunnerKind.PlatformExecutable :
        commandLine.Any(argument => argument.StartsWith("@@", StringComparison.Ordinal)) ? RunnerKind.VsTest :
        RunnerKind.Executable;
}
