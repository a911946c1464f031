using PerfTest.Running;

namespace PerfTest.Core.Tests.Running;

/// <summary>A sandbox that keeps what it is told.</summary>
internal sealed class FakeSandbox : IBodySandbox
{
    public Action OnEnter { get; init; } = () => { };

    /// <summary>What a call counts as.</summary>
    public Func<Exception?, Exception?> Judge { get; init; } = error => error;

    public int Entered { get; private set; }

    public List<Exception?> Left { get; } = [];

    public bool IsSpent { get; set; }

    public void Enter()
    {
        Entered++;
        IsSpent = false;
        OnEnter();
    }

    public Exception? Leave(Exception? error)
    {
        Left.Add(error);
        return Judge(error);
    }
}
