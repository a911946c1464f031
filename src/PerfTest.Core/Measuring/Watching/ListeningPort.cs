using System.Globalization;

namespace PerfTest.Measuring;

/// <summary>Which process listens on a TCP port of this machine. On Linux.</summary>
internal static class ListeningPort
{
    private const string Listening = "0A";

    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>Its number, or null: none, or one of another user.</summary>
    public static int? ProcessOf(int port)
    {
        HashSet<string> sockets = [.. Tables.Where(File.Exists).SelectMany(File.ReadLines).Select(line => SocketOf(line, port)).OfType<string>()];
        return sockets.Count == 0 ? null : Processes().Cast<int?>().FirstOrDefault(process => Holds(process!.Value, sockets));
    }

    /// <summary>"0: 0100007F:1538 00000000:0000 0A … inode …": the link that a file descriptor of the socket has, if it listens on the port.</summary>
    public static string? SocketOf(string line, int port)
    {
        string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 9 && fields[3] == Listening && fields[1].Split(':') is [_, var local] && int.TryParse(local, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int number) && number == port
            ? $"socket:[{fields[9]}]"
            : null;
    }

    private static IEnumerable<int> Processes() =>
        Directory.EnumerateDirectories("/proc").Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : 0).Where(id => id > 0);

    private static bool Holds(int process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{process}/fd").Any(file => new FileInfo(file).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Gone meanwhile, or somebody else's.
            return false;
        }
    }
}
