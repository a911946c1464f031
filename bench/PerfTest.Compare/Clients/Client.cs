using System.Diagnostics;

namespace PerfTest.Bench;

/// <summary>A program that makes load, and how to read what it says.</summary>
internal abstract class Client
{
    /// <summary>As tables call it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it takes part in <c>--quick</c>.</summary>
    public virtual bool IsQuick => false;

    /// <summary>Whether it is on this machine.</summary>
    public abstract bool IsHere { get; }

    /// <summary>Where it is to be had, for those who miss it.</summary>
    public abstract string Origin { get; }

    public abstract string Version { get; }

    public abstract ProcessStartInfo Start(int? core, Uri target, int connections, int seconds);

    /// <param name="output">What it said.</param>
    /// <param name="cost">What its process used up.</param>
    public abstract Reading Read(string output, ProcessCost cost);

    /// <summary>The version of the Debian package that a program came with.</summary>
    protected static string DebianVersion(string package)
    {
        if (Programs.Find("dpkg-query") is not { } query)
        {
            return "of unknown version";
        }

        using Process? process = Process.Start(Programs.Start(null, query, "-W", "-f=${Version}", package));
        string version = process?.StandardOutput.ReadToEnd().Trim() ?? "";
        return version.Length == 0 ? "of unknown version" : version;
    }

    /// <summary>The rest of the first line that begins so.</summary>
    protected static string After(string output, string beginning) =>
        output.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal))?[beginning.Length..].Trim()
        ?? throw new FormatException($"There is no line '{beginning}' in:\n{output}");

    /// <summary><c>1.53ms</c> and the like, in milliseconds.</summary>
    protected static double Milliseconds(string text) => text switch
    {
        _ when text.EndsWith("us", StringComparison.Ordinal) => Figure.Parse(text[..^2]) / 1000,
        _ when text.EndsWith("ms", StringComparison.Ordinal) => Figure.Parse(text[..^2]),
        _ when text.EndsWith('s') => Figure.Parse(text[..^1]) * 1000,
        _ => throw new FormatException($"'{text}' is no time."),
    };
}
