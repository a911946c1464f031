using System.Globalization;

namespace PerfTest.Planning;

/// <summary>A place in a text file, as editors and compilers count.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 code units.</param>
internal readonly record struct Place(int Line, int Column)
{
    /// <summary><c>(3,12)</c></summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({Line},{Column})");
}
