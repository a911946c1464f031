using FluentAssertions;
using FsCheck.Fluent;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning.Overrides;

public class SettingFileReaderTests
{
    [Fact]
    public void Nothing_in_it()
    {
        SettingFile file = Json.File("{}");

        file.Mistakes.Should().BeEmpty();
        (file.BaseUrl, file.SharesConnections, file.AllowedHosts.Length).Should().Be((null, null, 0));
        file.For(["Any"]).Should().ContainSingle().Which.RunSettings.Should().BeEmpty();
    }

    [Fact]
    public void Every_key_with_its_example_is_read()
    {
        SettingFile file = Json.File($"{{ {string.Join(",\n", SettingKeys.All.Select(key => $"\"{key.Name}\": {key.Example}"))} }}");
        SettingFileSection top = file.For(["Any"]).Single();

        file.Mistakes.Should().BeEmpty();
        file.BaseUrl!.Text.Should().Be("http://localhost:5080");
        file.SharesConnections.Should().BeTrue();
        file.AllowedHosts.Should().Equal(new HostPattern("api.staging.example", null, false));
        file.Origins.Should().Equal(new SettingOrigin("AllowHosts", "api.staging.example", "perftest.json"), new SettingOrigin("Connections", "shared", "perftest.json"));
        WorkloadSettings w = top.Layer.Workload;
        (w.Vus, w.Duration, w.Iterations, w.IterationsPerVu, w.MaxDuration, w.StartVus, w.Stages, w.GracefulRampDown)
            .Should().Be((100, "30s", 1000L, 10L, "10m", 10, "30s:100, 1m:500", "30s"));
        (w.Rate, w.StartRate, w.PreAllocatedVus, w.MaxVus, w.Arrivals, w.GracefulStop, w.Warmup)
            .Should().Be(("100/s", "10/s", 50, 500, Arrivals.Poisson, "30s", "auto"));
        top.Layer.Thresholds.Select(threshold => threshold.Expression).Should().Equal("p95<500ms");
        top.Layer.Tags.Should().Be("team=shop");
        top.RunSettings.Select(setting => (setting.Variable, setting.Text)).Should().Equal(
            ("PERFTEST_PROFILE", "smoke"), ("PERFTEST_MODE", "smoke"), ("PERFTEST_TIME_SCALE", "0.1"), ("PERFTEST_SEED", "42"), ("PERFTEST_COOLDOWN", "10s"),
            ("PERFTEST_EXCLUSIVE", "machine"), ("PERFTEST_STRICT_HEALTH", "true"), ("PERFTEST_STRICT_OUTPUTS", "true"), ("PERFTEST_OUT", "hgrm,hlog"),
            ("PERFTEST_HISTORY", Path.Combine("/shop/tests", "history.jsonl")), ("PERFTEST_BASELINE", "false"), ("PERFTEST_DASHBOARD", "true"), ("PERFTEST_OTLP", "http://localhost:4318"),
            ("PERFTEST_TRACEPARENT", "10%"), ("PERFTEST_PROGRESS", "off"), ("PERFTEST_RESULTS_DIR", Path.Combine("/shop/tests", "artifacts/load")));
        file.For(["Shop"]).Should().HaveCount(2);
    }

    [Fact]
    public void Whatever_attributes_can_say_the_file_can()
    {
        static IEnumerable<string> Of<T>() => typeof(T).GetProperties().Where(property => property.DeclaringType == typeof(T)).Select(property => property.Name);

        SettingKeys.All.Select(key => key.AttributeName).Should().Contain(Of<WorkloadAttribute>());
        SettingKeys.OfThreshold.Select(key => key.AttributeName).Should().BeEquivalentTo(Of<ThresholdAttribute>());
    }

    [Fact]
    public void Stages_may_be_a_list() =>
        Json.File("""{ "stages": ["30s:100", " peak=1m:500 "] }""").For(["Any"]).Single().Layer.Workload.Stages.Should().Be("30s:100, peak=1m:500");

    [Fact]
    public void Outputs_may_be_a_list() =>
        Json.File("""{ "out": ["hgrm", " hlog"] }""").For(["Any"]).Single().RunSettings.Single().Should().Be(new RunSetting("PERFTEST_OUT", "hgrm,hlog", "perftest.json", "perftest.json(1,10) out"));

    [Fact]
    public void Limits_may_say_more()
    {
        SettingFileSection top = Json.File("""{ "thresholds": ["p95<1s", { "expression": "p99<2s", "abortOnFail": true, "delayAbortEval": "5s", "during": "peak", "after": "1m", "window": "2s", "recoversWithin": "3s", "afterStage": "spike" }] }""").For(["Any"]).Single();

        top.Layer.Thresholds.Select(limit => (limit.Expression, limit.AbortOnFail, limit.DelayAbortEval, limit.During, limit.Label)).Should().Equal(
            ("p95<1s", false, null, null, "perftest.json(1,18) thresholds"), ("p99<2s", true, "5s", "peak", "perftest.json(1,28) thresholds"));
        top.Layer.Thresholds.Select(limit => (limit.After, limit.Window, limit.RecoversWithin, limit.AfterStage)).Should().Equal((null, null, null, null), ("1m", "2s", "3s", "spike"));
    }

    [Theory]
    [InlineData("dashboard", "8080", "8080")]
    [InlineData("dashboard", "false", "false")]
    [InlineData("otlp", "true", "true")]
    [InlineData("traceparent", "false", "false")]
    [InlineData("baseline", "true", "true")]
    [InlineData("history", "\"OFF\"", "OFF")]
    [InlineData("history", "\"/cache/runs.jsonl\"", "/cache/runs.jsonl")]
    public void Switches_are_what_their_variables_would_be(string key, string written, string read) =>
        Json.File($$"""{ "{{key}}": {{written}} }""").For(["Any"]).Single().RunSettings.Single().Text.Should().Be(read);

    [Theory]
    [InlineData("file:load.log", "file:/shop/tests/load.log")]
    [InlineData("file:/var/load.log", "file:/var/load.log")]
    [InlineData("auto", "auto")]
    public void Paths_count_from_the_files_folder(string written, string read) =>
        Json.File($$"""{ "progress": "{{written}}" }""").For(["Any"]).Single().RunSettings.Single().Text.Replace('\\', '/').Should().Be(read);

    [Theory]
    [InlineData("Find", "a b d")]
    [InlineData("Shop.Find", "a b c")]
    [InlineData("Other", "a b")]
    [InlineData("Pay", "a")]
    public void Sections_fit_by_name_in_the_order_of_the_file(string test, string limits)
    {
        SettingFile file = Json.File("""
            {
              "tests": { "*o*": { "tags": "x=b" }, "shop.*": { "tags": "x=c" }, "find": { "tags": "x=d" }, "Fin?": { "tags": "x=b" } },
              "tags": "x=a",
            }
            """);

        string.Join(' ', file.For([test]).Select(section => section.Layer.Tags!["x=".Length..]).Order()).Should().Be(limits);
    }

    public static TheoryData<string, string[]> Wrong => new()
    {
        { "[]", ["perftest.json(1,1): the whole is an array: write an object of settings, such as { \"duration\": \"30s\" }."] },
        { "{ \"vus\" 5 }", ["perftest.json(1,9): this is not JSON: '5' is invalid after a property name. Expected a ':'."] },
        { "{ \"vu\": 5 }", ["perftest.json(1,3): there is no setting \"vu\"; did you mean \"vus\"?"] },
        { "{ \"MAX_VUS\": 5, \"graceful-stop\": \"1s\" }", ["perftest.json(1,3): there is no setting \"MAX_VUS\"; did you mean \"maxVus\"?", "perftest.json(1,17): there is no setting \"graceful-stop\"; did you mean \"gracefulStop\"?"] },
        { "{ \"PERFTEST_TIME_SCALE\": 5 }", ["perftest.json(1,3): there is no setting \"PERFTEST_TIME_SCALE\"; did you mean \"timeScale\"?"] },
        {
            "{ \"tests\": { \"A\": { \"virtualUsers\": 5 } } }",
            [
                "perftest.json(1,21): there is no setting \"virtualUsers\": write vus, duration, iterations, iterationsPerVu, maxDuration, startVus, stages, gracefulRampDown, rate, "
                + "startRate, preAllocatedVus, maxVus, arrivals, gracefulStop, warmup, thresholds, tags, profile, mode, timeScale, seed, cooldown, exclusive, strictHealth, strictOutputs, out, history, baseline, dashboard, otlp or traceparent.",
            ]
        },
        { "{ \"tests\": { \"A\": { \"baseUrl\": \"http://localhost\" } } }", ["perftest.json(1,21): \"baseUrl\" is for all tests together: write it at the top level, not in tests[\"A\"]."] },
        { "{\n  \"vus\": 5,\n  \"vus\": 6\n}", ["perftest.json(3,3): \"vus\" is written twice, first in line 2."] },
        { "{ \"tests\": { \"A\": {}, \"A\": {} } }", ["perftest.json(1,23): tests[\"A\"] is written twice, first in line 1."] },
        { "{ \"tests\": { \" \": {} } }", ["perftest.json(1,14): tests[\" \"] names no test: write a test's name, or a pattern such as \"Shop*\"."] },
        { "{ \"tests\": { \"A\": 5 } }", ["perftest.json(1,19) tests[\"A\"] = 5 is a number: write an object of settings, such as { \"vus\": 10 }."] },
        { "{ \"tests\": [] }", ["perftest.json(1,12) tests is an array: write an object of sections, such as { \"Shop*\": { \"vus\": 10 } }."] },
        { "{ \"vus\": \"5\" }", ["perftest.json(1,10) vus = \"5\" is a string: write a whole number, such as 100."] },
        { "{ \"vus\": 1.5 }", ["perftest.json(1,10) vus = 1.5 is wrong: write a whole number of at most 2,147,483,647, such as 100."] },
        { "{ \"vus\": 3000000000 }", ["perftest.json(1,10) vus = 3000000000 is wrong: write a whole number of at most 2,147,483,647, such as 100."] },
        { "{ \"vus\": 0 }", ["perftest.json(1,10) vus = 0 is wrong: write a whole number of virtual users from 1 to 1,000,000."] },
        { "{ \"duration\": 30 }", ["perftest.json(1,15) duration = 30 is a number: write a string, such as \"30s\"."] },
        { "{ \"duration\": null }", ["perftest.json(1,15) duration is null: write a string, such as \"30s\"."] },
        { "{ \"duration\": \"30\" }", ["perftest.json(1,15) duration = \"30\" is not a duration: the number 30 has no unit. " + DurationParser.Allowed] },
        { "{ \"tests\": { \"A\": { \"rate\": \"5\" } } }", ["perftest.json(1,29) tests[\"A\"] rate = \"5\" is not a rate: it has no \"/\" and no time. " + RateParser.Allowed] },
        { "{ \"arrivals\": \"normal\" }", ["perftest.json(1,15) arrivals = \"normal\" is not a way to space arrivals: write \"uniform\" or \"poisson\"."] },
        { "{ \"stages\": [5] }", ["perftest.json(1,13) stages is an array: write a string, or an array of strings, such as \"30s:100, 1m:500\"."] },
        { "{ \"mode\": \"fast\" }", ["perftest.json(1,11) mode = \"fast\" is not a mode: write full, smoke or debug."] },
        { "{ \"timeScale\": 0 }", ["perftest.json(1,16) timeScale = \"0\" is not a time scale: write a number above 0 and up to 100, with at most six decimals, such as 0.1."] },
        { "{ \"seed\": 1.5 }", ["perftest.json(1,11) seed = \"1.5\" is not a seed: write a whole number from -9,223,372,036,854,775,808 to 9,223,372,036,854,775,807."] },
        { "{ \"cooldown\": \"2d\" }", ["perftest.json(1,15) cooldown = \"2d\" is too long a pause: at most 1d is allowed."] },
        { "{ \"strictHealth\": \"yes\" }", ["perftest.json(1,19) strictHealth = \"yes\" is a string: write true or false, such as true."] },
        { "{ \"dashboard\": \"8080\" }", ["perftest.json(1,16) dashboard = \"8080\" is a string: write true, false or a whole number, such as true."] },
        { "{ \"traceparent\": 10 }", ["perftest.json(1,18) traceparent = 10 is a number: write true, false or a string, such as \"10%\"."] },
        { "{ \"baseUrl\": \"localhost:80\" }", ["perftest.json(1,14) baseUrl = \"localhost:80\" is not an absolute address: write one that starts with http:// or https://, such as https://staging.example."] },
        { "{ \"allowHosts\": [\"a\", \"b*\"] }", ["perftest.json(1,23) allowHosts: \"b*\" has a wildcard that is not allowed: only *. at the start is; write a host such as api.staging.example, api.staging.example:8443 or *.staging.example."] },
        { "{ \"connections\": \"some\" }", ["perftest.json(1,18) connections = \"some\" does not say who shares connections: write \"perVu\" or \"shared\"."] },
        { "{ \"tags\": { \"a\": 5 } }", ["perftest.json(1,18) tags a = 5 is a number: write a string, such as \"shop\"."] },
        { "{ \"tags\": [] }", ["perftest.json(1,11) tags is an array: write an object of strings, such as { \"team\": \"shop\" }."] },
        { "{ \"tags\": { \"a b\": \"c\" } }", ["perftest.json(1,11) tags = \"a b=c\" is not a list of tags: \"a b\" is not a tag's name, which has letters, digits, \"_\", \"-\" and \".\" and starts with a letter or \"_\". " + TagListParser.Allowed] },
        { "{ \"tags\": { \"status\": \"5\" } }", ["perftest.json(1,11) tags = \"status=5\" is wrong: PerfTest itself sets the tag status; choose another name."] },
        { "{ \"tags\": \"team\" }", ["perftest.json(1,11) tags = \"team\" is not a list of tags: \"team\" has no \"=\". " + TagListParser.Allowed] },
        { "{ \"thresholds\": \"p95<1s\" }", ["perftest.json(1,17) thresholds = \"p95<1s\" is a string: write an array of limits, such as [\"p95<500ms\"]."] },
        { "{ \"thresholds\": [5] }", ["perftest.json(1,18) thresholds = 5 is a number: write a limit, such as \"p95<500ms\", or an object, such as { \"expression\": \"p95<500ms\", \"abortOnFail\": true }."] },
        { "{ \"thresholds\": [{}] }", ["perftest.json(1,18) thresholds has no expression: write one, such as { \"expression\": \"p95<500ms\" }."] },
        {
            "{ \"thresholds\": [{ \"expresion\": \"p95<1s\", \"abortOnFail\": \"yes\", \"during\": 5 }] }",
            [
                "perftest.json(1,20): a limit has no \"expresion\"; did you mean \"expression\"?",
                "perftest.json(1,58) thresholds abortOnFail = \"yes\" is a string: write true or false, such as true.",
                "perftest.json(1,75) thresholds during = 5 is a number: write a string, such as \"peak\".",
            ]
        },
        {
            "{ \"tests\": { \"A\": { \"thresholds\": [{ \"expression\": \"p95<1s\", \"window\": \"0s\", \"delayAbortEval\": \"5\" }] } } }",
            [
                "perftest.json(1,36) tests[\"A\"] thresholds \"p95<1s\", DelayAbortEval = \"5\" is not a duration: the number 5 has no unit. " + DurationParser.Allowed,
                "perftest.json(1,36) tests[\"A\"] thresholds \"p95<1s\", Window = \"0s\" is wrong: write a time from 1s up to 7d.",
            ]
        },
        { "{ \"thresholds\": [\"p95<<1s\"] }", ["perftest.json(1,18) thresholds: The threshold \"p95<<1s\" is wrong: \"<<\" is not an operator."] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong(string text, string[] mistakes) => Json.File(text).Mistakes.Select(mistake => mistake.Split('\n')[0]).Should().Equal(mistakes);

    [Fact]
    public void All_mistakes_at_once() => Json.File("""
        {
          "vus": "ten",           // no number
          "durration": "30s",
          "tests": {
            "Shop*": { "rate": "many", "allowHosts": ["a"] }
          }
        }
        """).Mistakes.Should().Equal(
            "perftest.json(2,10) vus = \"ten\" is a string: write a whole number, such as 100.",
            "perftest.json(3,3): there is no setting \"durration\"; did you mean \"duration\"?",
            "perftest.json(5,32): \"allowHosts\" is for all tests together: write it at the top level, not in tests[\"Shop*\"].",
            "perftest.json(5,24) tests[\"Shop*\"] rate = \"many\" is not a rate: it has no \"/\" and no time. " + RateParser.Allowed);

    [Fact]
    public void Any_text_can_be_read()
    {
        string[] words = [.. SettingKeys.All.Select(key => key.Name), .. SettingKeys.OfThreshold.Select(key => key.Name), .. SettingKeys.All.Select(key => key.Example.Trim('"'))];
        Law.Holds(
            from seed in Law.Longs(0, int.MaxValue)
            select Text(new Random((int)seed), words, 0),
            text => Json.File(text).Mistakes.All(mistake => mistake.StartsWith("perftest.json(", StringComparison.Ordinal)));
    }

    // Some JSON made of words that the reader knows.
    private static string Text(Random random, string[] words, int depth) => random.Next(depth > 4 ? 4 : 7) switch
    {
        0 => random.Next(-5, 2000).ToString(System.Globalization.CultureInfo.InvariantCulture),
        1 => random.Next(2) == 0 ? "true" : "null",
        2 or 3 => System.Text.Json.JsonSerializer.Serialize(words[random.Next(words.Length)]),
        4 => $"[{string.Join(",", Enumerable.Range(0, random.Next(4)).Select(_ => Text(random, words, depth + 1)))}]",
        _ => $"{{{string.Join(",", Enumerable.Range(0, random.Next(6)).Select(_ => $"{System.Text.Json.JsonSerializer.Serialize(words[random.Next(words.Length)])}:{Text(random, words, depth + 1)}"))}}}",
    };
}
