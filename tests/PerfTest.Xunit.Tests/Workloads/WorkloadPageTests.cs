using System.Reflection;
using System.Runtime.CompilerServices;
using PerfTest.Adapting;
using PerfTest.Planning;

namespace PerfTest.Adapters.Tests.Workloads;

/// <summary>
/// docs/workloads.md shows every shape as its attributes and a picture. Both are this test's: the attributes stand in <see cref="WorkloadExamples"/>, the picture is
/// drawn from the schedule. <c>ACCEPT_APPROVALS=1</c> draws stale pictures anew.
/// </summary>
public class WorkloadPageTests
{
    private static readonly string Tests = Path.GetDirectoryName(ThisFile())!;
    private static readonly string Docs = Path.GetFullPath(Path.Combine(Tests, "../../../docs"));

    public static TheoryData<string> Examples => [.. Methods().Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_picture_is_what_the_schedule_says(string example)
    {
        string drawn = WorkloadPicture.Of(PlanOf(Methods().Single(method => method.Name == example)));
        string file = Path.Combine(Docs, "pictures", $"{PictureName(example)}.svg");
        if (Environment.GetEnvironmentVariable("ACCEPT_APPROVALS") == "1")
        {
            File.WriteAllText(file, drawn);
        }

        Assert.True(File.Exists(file), $"{file} does not exist; ACCEPT_APPROVALS=1 draws it.");
        Assert.Equal(drawn, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_page_shows_the_attributes_beside_the_picture(string example)
    {
        string page = File.ReadAllText(Path.Combine(Docs, "workloads.md")).ReplaceLineEndings("\n");
        string snippet = $"```csharp\n{SourceOf(example)}\n```\n\n![";

        int at = page.IndexOf(snippet, StringComparison.Ordinal);
        Assert.True(at >= 0, $"docs/workloads.md has no block followed by a picture that reads\n{snippet}");
        string picture = page[(at + snippet.Length - 2)..].Split('\n')[0];
        Assert.EndsWith($"](pictures/{PictureName(example)}.svg)", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_no_picture_but_these()
    {
        string[] shown = [.. File.ReadAllLines(Path.Combine(Docs, "workloads.md")).Where(line => line.StartsWith("![", StringComparison.Ordinal)).Select(line => line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..^1])];

        Assert.Equal(Methods().Select(method => $"pictures/{PictureName(method.Name)}.svg").Order(), shown.Order());
    }

    private static MethodInfo[] Methods() => [.. typeof(WorkloadExamples).GetMethods().Where(method => method.IsDefined(typeof(LoadTestAttribute)))];

    private static LoadPlan PlanOf(MethodInfo method)
    {
        LoadTestDeclaration declaration = DeclarationReader.Read(method, method.GetCustomAttribute<LoadTestAttribute>()!.Settings, method.Name);
        PlanningResult planning = PlanBuilder.Build(declaration, PlanOverrides.None);
        Assert.Empty(planning.Mistakes);
        return planning.Plan!;
    }

    /// <summary>The attributes and the first line of the method, as they stand in the source.</summary>
    private static string SourceOf(string example)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Tests, "WorkloadExamples.cs"));
        int signature = Array.FindIndex(lines, line => line.Contains($" {example}(", StringComparison.Ordinal));
        int first = signature;
        while (lines[first - 1].TrimStart().StartsWith('['))
        {
            first--;
        }

        return string.Join('\n', lines[first..(signature + 1)].Select(line => line.Trim()));
    }

    private static string PictureName(string example) => example.ToLowerInvariant().Replace('_', '-');

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
