namespace PerfTest.Running;

/// <summary>What goes round the iterations of each virtual user. Both are called in its execution context, where it is <see cref="VirtualUser.Current"/>; nothing of it is measured.</summary>
internal interface IVuLife
{
    /// <summary>Before its first iteration. Calls begin one after another; what they wait for overlaps.</summary>
    ValueTask SetUpAsync(VirtualUser vu);

    /// <summary>After the run, also where the set-up has thrown.</summary>
    ValueTask TearDownAsync(VirtualUser vu);
}
