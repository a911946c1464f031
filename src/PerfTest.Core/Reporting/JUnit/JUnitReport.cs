using System.Globalization;
using System.Text;
using System.Xml;
using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Reporting;

/// <summary>
/// The result as JUnit XML, which CI servers read: a test case for the run and one for each limit, percentiles as properties, the report as output. It keeps to what
/// the schemas of Ant's and of Jenkins' readers have in common.
/// </summary>
internal static class JUnitReport
{
    private const string RunCase = "run";
    private const string Classname = "classname";

    // Line breaks in attributes, and carriage returns, come back as they were.
    private static readonly XmlWriterSettings Settings = new() { Indent = true, Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize, CloseOutput = false };

    /// <param name="stream">Where it goes; left open.</param>
    /// <param name="result">The result.</param>
    /// <param name="context">What is not in the result.</param>
    public static void Write(Stream stream, LoadResult result, ReportContext context)
    {
        // A budget that nobody wrote over what nobody measured is no test case.
        var thresholds = result.Thresholds.Where(threshold => !(threshold.IsDefault && threshold.Measured is null)).ToList();
        var others = result.Failures.Except(thresholds.Where(threshold => !threshold.Passed).Select(BrokenLimit.Describe)).ToList();
        var isCancelled = result.Verdict == LoadVerdict.Cancelled;
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", NameOf(result));
        Attribute(xml, "package", NameOf(result));
        Attribute(xml, "id", "0");
        Attribute(xml, "hostname", "localhost");
        Attribute(xml, "timestamp", result.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        Attribute(xml, "time", Seconds(result.Duration));
        Attribute(xml, "tests", Text(thresholds.Count + 1));
        Attribute(xml, "failures", Text(thresholds.Count(threshold => !threshold.Passed) + (others.Count > 0 && !isCancelled ? 1 : 0)));
        Attribute(xml, "errors", Text(others.Count > 0 && isCancelled ? 1 : 0));
        Attribute(xml, "skipped", Text(thresholds.Count(IsNotJudged)));
        WriteProperties(xml, result, context);
        WriteRun(xml, result, others);
        var names = new HashSet<string>(StringComparer.Ordinal) { RunCase };
        foreach (var threshold in thresholds)
        {
            WriteThreshold(xml, result, threshold, Unique(threshold.Scope is null ? threshold.Expression : $"{threshold.Expression} {threshold.Scope}", names));
        }

        Element(xml, "system-out", TextReport.Write(result, context));
        Element(xml, "system-err", "");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Whether the load was delivered and the run came to its end: what is no limit's fault.</summary>
    private static void WriteRun(XmlWriter xml, LoadResult result, List<string> failures)
    {
        StartCase(xml, result, RunCase, result.Duration);
        if (failures.Count > 0)
        {
            xml.WriteStartElement(result.Verdict == LoadVerdict.Cancelled ? "error" : "failure");
            Attribute(xml, "message", failures[0]);
            Attribute(xml, "type", result.Verdict.ToString());
            xml.WriteString(XmlText.Clean(string.Join('\n', failures)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteThreshold(XmlWriter xml, LoadResult result, ThresholdResult threshold, string name)
    {
        StartCase(xml, result, name, TimeSpan.Zero);
        if (IsNotJudged(threshold))
        {
            xml.WriteStartElement("skipped");
            Attribute(xml, "message", threshold.MeasuredText);
            xml.WriteEndElement();
        }
        else if (!threshold.Passed)
        {
            xml.WriteStartElement("failure");
            Attribute(xml, "message", BrokenLimit.Describe(threshold));
            Attribute(xml, "type", "Threshold");
            xml.WriteString(XmlText.Clean(string.Join('\n', Facts(threshold))));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static IEnumerable<string> Facts(ThresholdResult threshold)
    {
        yield return $"limit: {threshold.LimitText}";
        yield return $"measured: {threshold.MeasuredText}";
        yield return $"samples: {Figures.Count(threshold.Samples)}";
        yield return $"from: {threshold.Origin}";
        if (threshold.Note is { } note)
        {
            yield return note;
        }
    }

    private static void WriteProperties(XmlWriter xml, LoadResult result, ReportContext context)
    {
        xml.WriteStartElement("properties");
        Property(xml, "verdict", result.Verdict.ToString());
        Property(xml, "mode", result.Mode.ToString());
        if (context.Framework is { } framework)
        {
            Property(xml, "framework", framework);
        }

        foreach (var scenario in result.Scenarios)
        {
            Property(xml, $"workload.{scenario.Name}", $"{scenario.Workload} ({scenario.Executor})");
        }

        Property(xml, MetricNames.Iterations, Text(result.Iterations.Completed));
        Property(xml, MetricNames.DroppedIterations, Text(result.Iterations.Dropped));
        if (result.Http.HasRequests)
        {
            Property(xml, MetricNames.HttpReqs, Text(result.Http.Requests.Count));
            Property(xml, $"{MetricNames.HttpReqs}.rate", Text(result.Http.Requests.Rate));
            Property(xml, $"{MetricNames.HttpReqFailed}.rate", Text(result.Http.Failed.Rate));
        }

        foreach (var (name, metric) in HeadlineLatencies.Of(result))
        {
            foreach (var (statistic, milliseconds) in HeadlineLatencies.Statistics(metric))
            {
                Property(xml, $"{name}.{statistic}", milliseconds is { } number ? Text(number) : NotReached.Mark);
            }
        }

        xml.WriteEndElement();
    }

    /// <summary>Limits of which nothing could be said, as in a run that was no load. A metric without samples was judged: it fails.</summary>
    private static bool IsNotJudged(ThresholdResult threshold) => threshold is { Passed: true, Measured: null };

    private static string NameOf(LoadResult result) => string.IsNullOrWhiteSpace(result.Name) ? "(unnamed)" : result.Name;

    /// <summary>Readers take cases of one name for one case.</summary>
    private static string Unique(string name, HashSet<string> names)
    {
        var free = name;
        for (var i = 2; !names.Add(free); i++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name} ({i})");
        }

        return free;
    }

    private static void StartCase(XmlWriter xml, LoadResult result, string name, TimeSpan time)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, Classname, NameOf(result));
        Attribute(xml, "name", name);
        Attribute(xml, "time", Seconds(time));
    }

    private static void Property(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        Attribute(xml, "name", name);
        Attribute(xml, "value", value);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement(name);
        xml.WriteString(XmlText.Clean(value));
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, XmlText.Clean(value));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
