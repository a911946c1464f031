namespace PerfTest.Cluster.Runs;

/// <summary>
/// Of each thing the newest state that was heard of. States are cumulative: whatever is lost, comes twice or comes late, the newest one says all, and nothing is counted
/// twice.
/// </summary>
internal sealed class NewestStates<TKey, TState>
    where TKey : notnull
{
    private readonly Dictionary<TKey, (long Seq, TState State)> _newest = [];

    public IEnumerable<KeyValuePair<TKey, TState>> All => _newest.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.State));

    /// <summary>The newest state of a thing.</summary>
    public bool TryGet(TKey key, out TState? state)
    {
        bool isKnown = _newest.TryGetValue(key, out (long Seq, TState State) newest);
        state = newest.State;
        return isKnown;
    }

    /// <summary>Takes a state, unless a newer one or itself was taken already.</summary>
    /// <param name="key">Of what.</param>
    /// <param name="seq">Grows from state to state.</param>
    /// <param name="state">What it is.</param>
    /// <returns>Whether it was taken.</returns>
    public bool Offer(TKey key, long seq, TState state)
    {
        if (_newest.TryGetValue(key, out (long Seq, TState State) known) && seq <= known.Seq)
        {
            return false;
        }

        _newest[key] = (seq, state);
        return true;
    }
}
