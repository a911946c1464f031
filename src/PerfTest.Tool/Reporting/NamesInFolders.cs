using System.Globalization;

namespace PerfTest.Tool;

/// <summary>Names of files that are free: two summaries of the same name may go to one folder.</summary>
internal sealed class NamesInFolders
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name, or where it is taken the name with a number.</summary>
    public string Free(string folder, string name)
    {
        var free = name;
        for (var i = 2; !_taken.Add(Path.Combine(folder, free)); i++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name}~{i}");
        }

        return free;
    }
}
