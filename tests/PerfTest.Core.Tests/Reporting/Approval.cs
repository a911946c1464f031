using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace PerfTest.Core.Tests.Reporting;

/// <summary>
/// Compares a text with the approved one in <c>Approved/{name}.txt</c>. Where they differ: the first lines that do, the new text beside the approved one as
/// <c>.received.txt</c>; <c>ACCEPT_APPROVALS=1</c> makes the new text the approved one.
/// </summary>
internal static class Approval
{
    private const int Shown = 12;

    public static void Verify(string text, [CallerMemberName] string name = "", [CallerFilePath] string source = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(source)!, "Approved");
        var approved = Path.Combine(folder, name + ".txt");
        var received = Path.Combine(folder, name + ".received.txt");
        var now = Lines(text);
        if (Environment.GetEnvironmentVariable("ACCEPT_APPROVALS") == "1")
        {
            File.WriteAllText(approved, string.Join('\n', now) + "\n");
            File.Delete(received);
            return;
        }

        var before = File.Exists(approved) ? Lines(File.ReadAllText(approved)) : [];
        if (before.SequenceEqual(now))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, string.Join('\n', now) + "\n");
        throw new XunitException($"The text is not the approved one ({approved}). ACCEPT_APPROVALS=1 accepts it.\n{Difference(before, now)}");
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static string Difference(string[] before, string[] now)
    {
        var lines = new List<string>();
        for (var i = 0; i < Math.Max(before.Length, now.Length) && lines.Count < Shown * 2; i++)
        {
            var old = i < before.Length ? before[i] : null;
            var made = i < now.Length ? now[i] : null;
            if (old != made)
            {
                lines.Add($"line {i + 1}");
                lines.Add($"  approved: {old ?? "(end)"}");
                lines.Add($"  received: {made ?? "(end)"}");
            }
        }

        return string.Join('\n', lines);
    }
}
