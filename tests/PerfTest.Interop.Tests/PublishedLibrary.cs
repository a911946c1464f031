using System.Diagnostics;
using System.Text.Json;

namespace PerfTest.Interop.Tests;

/// <summary>hdr-histogram-js, in a process of its own for each question: see js/exchange.js.</summary>
internal static class PublishedLibrary
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static Answer Ask(object question)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["exchange.js"])
        {
            WorkingDirectory = NodeFactAttribute.Scripts,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        JsonSerializer.Serialize(node.StandardInput.BaseStream, question, JsonSerializerOptions.Web);
        node.StandardInput.Close();
        if (!node.WaitForExit(Patience))
        {
            node.Kill();
        }

        node.WaitForExit();
        Assert.True(node.ExitCode == 0, error.Result);
        return JsonSerializer.Deserialize<Answer>(output.Result, JsonSerializerOptions.Web)!;
    }

    /// <param name="Decoded">Of what was to be decoded.</param>
    /// <param name="Recorded">Of what was to be recorded, encoded too.</param>
    /// <param name="Intervals">Of an interval log.</param>
    /// <param name="Tags">Of an interval log, each once.</param>
    internal sealed record Answer(List<Facts> Decoded, List<Facts> Recorded, List<Facts> Intervals, List<string> Tags);

    /// <summary>What the library says about a histogram.</summary>
    /// <param name="Total">How many values.</param>
    /// <param name="Counts">Indices and counts.</param>
    /// <param name="Percentiles">Percent and value.</param>
    /// <param name="Distribution">The text of an <c>.hgrm</c> in milliseconds.</param>
    /// <param name="Base64">Encoded, if it was recorded there.</param>
    /// <param name="Tag">Of an interval.</param>
    /// <param name="Start">Of an interval, milliseconds since 1970.</param>
    /// <param name="End">Of an interval, milliseconds since 1970.</param>
    internal sealed record Facts(long Total, long[][] Counts, double[][] Percentiles, string Distribution, string? Base64, string? Tag, double Start, double End);
}
