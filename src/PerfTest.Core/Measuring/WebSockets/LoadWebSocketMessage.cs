using System.Text;

namespace PerfTest;

/// <summary>A whole message that a <see cref="LoadWebSocket"/> has received.</summary>
public sealed class LoadWebSocketMessage
{
    internal LoadWebSocketMessage(bool isText, ReadOnlyMemory<byte> bytes) => (IsText, Bytes) = (isText, bytes);

    /// <summary>Whether it was sent as text; else as binary.</summary>
    public bool IsText { get; }

    /// <summary>What it consists of.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>What it consists of, as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    /// <inheritdoc/>
    public override string ToString() => IsText ? Text : $"{Bytes.Length} bytes";
}
