using System.Text.Json.Nodes;
using PerfTest.Planning;

namespace PerfTest.Tool.Tests;

/// <summary>Three machines' summaries become the one of the run.</summary>
public sealed class MergeCommandTests : IDisposable
{
    private readonly string _folder = ToolRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Three_segments_have_the_counts_and_percentiles_of_the_run_on_one_machine()
    {
        var whole = JsonNode.Parse(File.ReadAllText(VirtualRuns.Write(_folder, "whole.json", VirtualRuns.Run(VirtualRuns.Plan))))!;
        var output = Path.Combine(_folder, "out", "merged.json");

        var run = ToolRun.Of(["merge", .. VirtualRuns.WriteSegments(_folder, 3), "-o", output]);

        Assert.Equal("", run.Error);
        var merged = JsonNode.Parse(File.ReadAllText(output))!;
        var expected = Numbers(whole["metrics"]!, "metrics").ToList();
        Assert.Equal(expected, Numbers(merged["metrics"]!, "metrics"));
        Assert.True(expected.Count > 60);
        foreach (var part in new[] { "scenarios", "thresholds", "verdict", "summary", "failures", "planned_duration", "duration" })
        {
            Assert.Equal(whole["perftest"]![part]!.ToJsonString(), merged["perftest"]![part]!.ToJsonString());
        }

        Assert.Equal(3_000, (int)merged["perftest"]!["scenarios"]![0]!["completed"]! + (int)merged["perftest"]!["scenarios"]![0]!["dropped"]!);
        Assert.Equal(("Passed", 0), ((string)whole["perftest"]!["verdict"]!, run.ExitCode));
        Assert.Contains("Shop, in parts", run.Output, StringComparison.Ordinal);
        Assert.Contains(output, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_files_does_not_matter_and_a_folder_of_them_will_do()
    {
        string[] parts = VirtualRuns.WriteSegments(Path.Combine(_folder, "parts"), 2);
        string one = Path.Combine(_folder, "one.json"), two = Path.Combine(_folder, "two.json");

        Assert.Equal("", ToolRun.Of(["merge", parts[1], parts[0], "-o", one]).Error);
        Assert.Equal("", ToolRun.Of(["merge", Path.Combine(_folder, "parts"), "-o", two]).Error);

        Assert.Equal(Numbers(JsonNode.Parse(File.ReadAllText(one))!["metrics"]!, ""), Numbers(JsonNode.Parse(File.ReadAllText(two))!["metrics"]!, ""));
    }

    [Fact]
    public void A_merged_verdict_that_failed_is_exit_code_1()
    {
        string[] slow =
        [
            .. Enumerable.Range(0, 2).Select(i => VirtualRuns.Write(_folder, $"slow{i}.json", VirtualRuns.Run(VirtualRuns.Plan with { Segment = Segment.Of(i, 2) }, slower: 10))),
        ];

        var run = ToolRun.Of(["merge", .. slow, "-o", Path.Combine(_folder, "merged.json")]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("✗ p95<100ms", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_segment_is_refused_and_if_allowed_never_a_pass()
    {
        string[] parts = VirtualRuns.WriteSegments(_folder, 3);

        var refused = ToolRun.Of("merge", parts[0], parts[2]);
        var allowed = ToolRun.Of("merge", parts[0], parts[2], "--allow-missing", "-o", Path.Combine(_folder, "merged.json"));

        Assert.Equal((2, "The segment 1/3:2/3 is missing.\n"), (refused.ExitCode, refused.Error));
        Assert.Equal(1, allowed.ExitCode);
        Assert.Contains("33.3 % of the load is missing in this result. Not merged: the segment 1/3:2/3.", allowed.Output, StringComparison.Ordinal);
        Assert.Equal("NotDelivered", (string)JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, "merged.json")))!["perftest"]!["verdict"]!);
    }

    [Fact]
    public void What_is_no_part_of_the_same_run_is_refused()
    {
        var first = VirtualRuns.Write(_folder, "a.json", VirtualRuns.Run(VirtualRuns.Plan with { Segment = Segment.Of(0, 2) }));
        var seed = VirtualRuns.Write(_folder, "seed.json", VirtualRuns.Run(VirtualRuns.Plan with { Segment = Segment.Of(1, 2), Seed = 43 }));
        var again = VirtualRuns.Write(_folder, "again.json", VirtualRuns.Run(VirtualRuns.Plan with { Segment = Segment.Of(0, 2) }));
        var thirds = VirtualRuns.Write(_folder, "thirds.json", VirtualRuns.Run(VirtualRuns.Plan with { Segment = Segment.Of(1, 3) }));
        var whole = VirtualRuns.Write(_folder, "whole.json", VirtualRuns.Run(VirtualRuns.Plan));
        var limits = VirtualRuns.Write(_folder, "limits.json", VirtualRuns.Run(VirtualRuns.Plan with { Segment = Segment.Of(1, 2), Thresholds = VirtualRuns.Plan.Thresholds[1..] }));
        string Mistake(params string[] files)
        {
            var run = ToolRun.Of(["merge", .. files]);
            Assert.Equal(2, run.ExitCode);
            return run.Error.Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).TrimEnd('\n');
        }

        Assert.Equal("\"a.json\" and \"seed.json\" are no parts of one run: the seed is 42 in one and 43 in the other.", Mistake(first, seed));
        Assert.Equal("\"a.json\" and \"limits.json\" are no parts of one run: they have different thresholds.", Mistake(first, limits));
        Assert.Equal("The segment 0:1/2 comes more than once, in \"a.json\" and \"again.json\".\nThe segment 1/2:1 is missing.", Mistake(first, again));
        Assert.Equal("\"a.json\" is a part of the sequence 0,1/2,1, and \"thirds.json\" of 0,1/3,2/3,1: give all of them the same PERFTEST_SEGMENT_SEQUENCE.", Mistake(first, thirds));
        Assert.Equal("\"whole.json\" is no part of a run: it ran without PERFTEST_SEGMENT and has all of the load.", Mistake(first, whole));
    }

    [Fact]
    public void What_is_no_summary_is_a_sentence()
    {
        var good = File.ReadAllText(VirtualRuns.Write(_folder, "good.json", VirtualRuns.Run(VirtualRuns.Plan)));
        string Mistake(string content)
        {
            var path = Path.Combine(_folder, "bad.json");
            File.WriteAllText(path, content);
            var run = ToolRun.Of("merge", path);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
            return run.Error.Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).TrimEnd('\n');
        }

        Assert.StartsWith("\"bad.json\" is not JSON, or is cut off: ", Mistake(good[..(good.Length / 2)]), StringComparison.Ordinal);
        Assert.Equal("\"bad.json\": this is no summary of PerfTest: it has no 'perftest'.", Mistake("{\"metrics\":{}}"));
        Assert.Equal("\"bad.json\": '$' is not an object: array.", Mistake("[]"));
        Assert.Equal("\"bad.json\": this summary has no 'perftest.record': it was written by an older PerfTest, and cannot be read back.", Mistake("{\"perftest\":{}}"));
        Assert.Equal("\"bad.json\": '$.perftest.record.run' was written by a newer PerfTest: its version is 9, and this one reads 1.", Mistake(good.Replace("\"run\":{\"version\":1", "\"run\":{\"version\":9", StringComparison.Ordinal)));
        Assert.Equal((2, $"There is neither a file nor a folder \"{Path.Combine(_folder, "none")}\".\n"), (ToolRun.Of("merge", Path.Combine(_folder, "none")).ExitCode, ToolRun.Of("merge", Path.Combine(_folder, "none")).Error));
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        Assert.Contains("there is no summary of a load test", ToolRun.Of("merge", Path.Combine(_folder, "empty")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_for_the_breaking_point_is_refused()
    {
        var search = VirtualRuns.Write(_folder, "search.json", await VirtualRuns.SearchAsync(500));

        var run = ToolRun.Of("merge", search);

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith("search.json\" is of a search for the breaking point, which one machine makes: it has no parts to merge.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unfinished_run_is_refused()
    {
        var partial = VirtualRuns.Write(_folder, "partial.json", VirtualRuns.Run(VirtualRuns.Plan with { Segment = Segment.Of(0, 2) }), isPartial: true);

        Assert.EndsWith("is what a run left that had not ended: its numbers are not all there.\n", ToolRun.Of("merge", partial).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_users_own_code_said_of_a_part_is_not_forgotten()
    {
        var failed = VirtualRuns.Run(VirtualRuns.Plan with { Segment = Segment.Of(0, 2) }).WithJudgement(new InvalidOperationException("too few orders"));
        var first = VirtualRuns.Write(_folder, "a.json", failed);
        var second = VirtualRuns.Write(_folder, "b.json", VirtualRuns.Run(VirtualRuns.Plan with { Segment = Segment.Of(1, 2) }));
        var output = Path.Combine(_folder, "merged.json");

        Assert.Equal(1, ToolRun.Of("merge", first, second, "-o", output).ExitCode);

        var failures = JsonNode.Parse(File.ReadAllText(output))!["perftest"]!["failures"]!.AsArray().Select(failure => (string)failure!);
        Assert.Contains("In the segment 0:1/2: The judging method threw InvalidOperationException: too few orders", failures);
    }

    private static IEnumerable<string> Numbers(JsonNode node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Value is { } value ? Numbers(value, $"{path}.{member.Key}") : [$"{path}.{member.Key}: null"]),
        _ => [$"{path}: {node.ToJsonString()}"],
    };
}
