namespace PerfTest;

/// <summary>An open group of a virtual user: disposing it closes the group and records its duration.</summary>
public readonly struct VuGroup : IDisposable, IEquatable<VuGroup>
{
    private readonly VirtualUser? _vu;
    private readonly Running.GroupNode? _outer;
    private readonly long _start;

    internal VuGroup(VirtualUser vu, Running.GroupNode outer, long start)
    {
        _vu = vu;
        _outer = outer;
        _start = start;
    }

    /// <summary>Closes the group.</summary>
    public void Dispose() => _vu?.EndGroup(_outer!, _start);

    /// <inheritdoc/>
    public bool Equals(VuGroup other) => ReferenceEquals(_vu, other._vu) && ReferenceEquals(_outer, other._outer) && _start == other._start;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is VuGroup other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_vu, _start);

    /// <summary>Whether both are the same opening of the same group.</summary>
    public static bool operator ==(VuGroup left, VuGroup right) => left.Equals(right);

    /// <summary>Whether they are different openings.</summary>
    public static bool operator !=(VuGroup left, VuGroup right) => !left.Equals(right);
}
