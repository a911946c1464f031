namespace PerfTest.Adapters;

/// <summary>Who runs the tests of this process.</summary>
internal enum RunnerKind
{
    /// <summary><c>dotnet test</c> on VSTest.</summary>
    VsTest,

    /// <summary><c>dotnet test</c> on Microsoft.Testing.Platform.</summary>
    Platform,

    /// <summary>The executable, with Microsoft.Testing.Platform in it.</summary>
    PlatformExecutable,

    /// <summary>The executable, with xUnit's own runner in it.</summary>
    Executable,
}
