using System.Text.Json;
using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Packages;

/// <summary>What the packages' build files put into a project, and what they leave alone.</summary>
public sealed class BuildSettingTests
{
    private const string SpinLimit = "System.Threading.ThreadPool.UnfairSemaphoreSpinLimit";
    private const string TieringDelay = "System.Runtime.TieredCompilation.CallCountingDelayMs";
    private const string SocketBatch = "PerfTest.SocketThreadBatch";
    private const string Test = "<IsTestProject>true</IsTestProject>";

    [Fact]
    public async Task A_test_project_is_told_where_it_is_does_not_spin_and_compiles_without_delay()
    {
        using var sandbox = Project(Test);

        Settings settings = await ReadAsync(sandbox);

        Assert.Equal(new Settings("0", "0", "true", "true", sandbox.Folder), settings);
    }

    [Fact]
    public async Task So_is_a_project_of_the_testing_platform()
    {
        using var sandbox = Project("<IsTestingPlatformApplication>true</IsTestingPlatformApplication>");

        Settings settings = await ReadAsync(sandbox);

        Assert.Equal(new Settings("0", "0", "true", "true", sandbox.Folder), settings);
    }

    [Fact]
    public async Task Another_project_stays_as_it_is()
    {
        using var sandbox = Project("");

        Assert.Equal(new Settings(null, null, null, "", null), await ReadAsync(sandbox));
    }

    [Fact]
    public async Task One_property_leaves_the_runtime_alone()
    {
        using var sandbox = Project($"{Test}<PerfTestRuntimeSettings>false</PerfTestRuntimeSettings>");

        Assert.Equal(new Settings(null, null, null, "", sandbox.Folder), await ReadAsync(sandbox));
    }

    [Fact]
    public async Task What_the_project_says_stays()
    {
        using var sandbox = Project(
            $"{Test}<TieredPGO>false</TieredPGO>",
            $"""
            <RuntimeHostConfigurationOption Include="{SpinLimit}" Value="30" />
            <RuntimeHostConfigurationOption Include="{TieringDelay}" Value="50" />
            <RuntimeHostConfigurationOption Include="{SocketBatch}" Value="false" />
            """);

        Assert.Equal(new Settings("30", "50", "false", "false", sandbox.Folder), await ReadAsync(sandbox));
    }

    [Fact]
    public async Task What_its_template_says_stays()
    {
        using var sandbox = Project(Test);
        sandbox.Write("runtimeconfig.template.json", $$"""{ "configProperties": { "{{SpinLimit}}": 20, "{{TieringDelay}}": 40, "{{SocketBatch}}": false } }""");

        Assert.Equal(new Settings(null, null, null, "true", sandbox.Folder), await ReadAsync(sandbox));
    }

    [Theory]
    [InlineData("", "PreserveNewest")]
    [InlineData("""<None Update="perftest.json" CopyToOutputDirectory="Never" />""", "Never")]
    public async Task A_settings_file_goes_where_the_tests_go_unless_the_project_says_otherwise(string item, string copy)
    {
        using var sandbox = Project("");
        sandbox.Write("perftest.json", "{}");
        var project = File.ReadAllText(sandbox.File);
        File.WriteAllText(sandbox.File, project.Replace("<Import ", $"<ItemGroup>{item}</ItemGroup><Import ", StringComparison.Ordinal));

        DotnetResult result = await Dotnet.RunAsync(sandbox.Folder, ["msbuild", sandbox.File, "-getItem:None"]);

        using var json = JsonDocument.Parse(result.EnsureSuccess().Output);
        JsonElement file = json.RootElement.GetProperty("Items").GetProperty("None").EnumerateArray().Single(element => element.GetProperty("Identity").GetString() == "perftest.json");
        Assert.Equal(copy, file.GetProperty("CopyToOutputDirectory").GetString());
    }

    private static Sandbox Project(string properties, string items = "")
    {
        var sandbox = new Sandbox("Settings", [], [], imports: ["src/PerfTest.Core/buildTransitive/PerfTest.Core.targets"]);
        sandbox.Write("Directory.Build.props", $"<Project><PropertyGroup>{properties}</PropertyGroup><ItemGroup>{items}</ItemGroup></Project>");
        return sandbox;
    }

    private static async Task<Settings> ReadAsync(Sandbox sandbox)
    {
        DotnetResult result = await Dotnet.RunAsync(
            sandbox.Folder, ["msbuild", sandbox.File, "-getProperty:TieredPGO", "-getItem:RuntimeHostConfigurationOption", "-getItem:AssemblyMetadata"]);
        using var json = JsonDocument.Parse(result.EnsureSuccess().Output);
        string? ValueOf(string item, string name) => json.RootElement.GetProperty("Items").GetProperty(item).EnumerateArray()
            .Where(element => element.GetProperty("Identity").GetString() == name)
            .Select(element => element.GetProperty("Value").GetString())
            .SingleOrDefault();

        return new Settings(
            ValueOf("RuntimeHostConfigurationOption", SpinLimit),
            ValueOf("RuntimeHostConfigurationOption", TieringDelay),
            ValueOf("RuntimeHostConfigurationOption", SocketBatch),
            json.RootElement.GetProperty("Properties").GetProperty("TieredPGO").GetString(),
            ValueOf("AssemblyMetadata", "PerfTest.ProjectDirectory"));
    }

    private sealed record Settings(string? SpinLimit, string? TieringDelay, string? SocketBatch, string? TieredPgo, string? ProjectDirectory);
}
