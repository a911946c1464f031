namespace PerfTest.Planning;

/// <summary>A set of HTTP statuses within 100…599.</summary>
internal sealed class ExpectedStatuses
{
    public const int Least = 100;
    public const int Most = 599;

    private readonly bool[] _isExpected = new bool[Most + 1];

    /// <param name="text">How it was written.</param>
    /// <param name="ranges">First and last of each range, within 100…599.</param>
    public ExpectedStatuses(string text, IEnumerable<(int First, int Last)> ranges)
    {
        Text = text;
        foreach (var (first, last) in ranges)
        {
            for (int status = first; status <= last; status++)
            {
                _isExpected[status] = true;
            }
        }
    }

    /// <summary>What is expected where nobody says otherwise.</summary>
    public static ExpectedStatuses Default { get; } = new("200-399", [(200, 399)]);

    /// <summary>As it was written: <c>200-299,404</c>.</summary>
    public string Text { get; }

    public bool Contains(int status) => (uint)status < (uint)_isExpected.Length && _isExpected[status];

    public override string ToString() => Text;
}
