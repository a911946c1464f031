using System.Diagnostics.CodeAnalysis;

namespace PerfTest.Measuring;

/// <summary>A request over a socket. It ends when its virtual user is cut off, whether or not the body has handed on the user's CancellationToken.</summary>
[SuppressMessage("Design", "CA1001", Justification = "OnEnded disposes of the sources; a call always ends.")]
internal sealed class LiveCall(VirtualUser vu, HttpRecorder recorder, MeasuredHandler handler, HttpRequestMessage request) : MeasuredCall(vu, recorder, handler, request)
{
    private CancellationTokenSource? _sending;
    private CancellationTokenSource? _reading;
    private CancellationToken _given;
    private CancellationToken _either;
    private CancellationToken _readGiven;
    private CancellationTokenRegistration _cutOff;

    /// <summary>A token that fires when the given one does or the virtual user is cut off. To be called once, before sending.</summary>
    public CancellationToken Link(CancellationToken cancellationToken)
    {
        _given = cancellationToken;
        _sending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _either = _sending.Token;
        _cutOff = Vu.CancellationToken.UnsafeRegister(static call => ((LiveCall)call!).OnCutOff(), this);
        return _either;
    }

    /// <summary>The token of the request, or none, is the usual one while reading and costs nothing; so does the virtual user's own.</summary>
    public override CancellationToken LinkRead(CancellationToken cancellationToken)
    {
        if (!cancellationToken.CanBeCanceled || cancellationToken == _given)
        {
            return _either;
        }

        if (!IsOpen || cancellationToken == Vu.CancellationToken)
        {
            return cancellationToken;
        }

        if (_reading is not { } reading || cancellationToken != _readGiven)
        {
            _reading?.Dispose();
            _reading = reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _either);
            _readGiven = cancellationToken;
        }

        return reading.Token;
    }

    protected override void OnEnded()
    {
        // Not waited for: it may be this very callback that ends the call.
        _cutOff.Unregister();
        _sending?.Dispose();
        _reading?.Dispose();
    }

    /// <summary>A connection whose response stays unread serves nobody else.</summary>
    protected override void OnLeftUnread(MeasuredContent content)
    {
        if (!content.IsReadBegun)
        {
            content.Discard();
        }
    }

    private void OnCutOff()
    {
        if (Content is { IsReadBegun: false } content)
        {
            CutOff();
            content.Discard();
            return;
        }

        try
        {
            _sending!.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call has ended in this very moment.
        }
    }
}
