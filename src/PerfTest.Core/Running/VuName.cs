namespace PerfTest;

/// <summary>An open name for the requests of a virtual user: disposing it brings back the name before it.</summary>
public readonly record struct VuName : IDisposable
{
    private readonly VirtualUser? _vu;
    private readonly string? _outer;

    internal VuName(VirtualUser vu, string? outer)
    {
        _vu = vu;
        _outer = outer;
    }

    /// <summary>Closes the name.</summary>
    public void Dispose() => _vu?.EndName(_outer);
}
