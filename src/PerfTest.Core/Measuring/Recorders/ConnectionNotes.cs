namespace PerfTest.Measuring;

/// <summary>How the virtual users of a run connected to live targets: what preflight has to know. Set from many threads, never reset.</summary>
internal sealed class ConnectionNotes
{
    private volatile bool _perVu;
    private volatile bool _withoutKeepAlive;

    /// <summary>Each virtual user has connections of its own.</summary>
    public bool PerVu => _perVu;

    /// <summary>Each request makes a connection.</summary>
    public bool WithoutKeepAlive => _withoutKeepAlive;

    public void Notice(bool perVu, bool keepAlive)
    {
        if (perVu && !_perVu)
        {
            _perVu = true;
        }

        if (!keepAlive && !_withoutKeepAlive)
        {
            _withoutKeepAlive = true;
        }
    }
}
