namespace PerfTest.Reporting;

/// <summary>What an agent of Azure Pipelines looks for in the output of a step.</summary>
internal static class AzurePipelines
{
    /// <summary>The environment variable that says that this is one: <c>True</c>.</summary>
    public const string Variable = "TF_BUILD";

    /// <summary>Whether this process runs in a step of a pipeline.</summary>
    public static bool IsHere(Func<string, string?> environment) => "true".Equals(environment(Variable), StringComparison.OrdinalIgnoreCase);

    /// <summary>The line that puts a Markdown file on the summary page of the run.</summary>
    public static string UploadSummary(string path) => $"##vso[task.uploadsummary]{Escape(path)}";

    private static string Escape(string text) => text.Replace("%", "%AZP25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
