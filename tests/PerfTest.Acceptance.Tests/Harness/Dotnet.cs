namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>Runs the .NET command line as a user would.</summary>
internal static class Dotnet
{
    public static async Task<DotnetResult> RunAsync(string folder, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        using var command = RunningCommand.Start("dotnet", folder, arguments, environment);
        return await command.WaitAsync();
    }
}
