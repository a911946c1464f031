using System.Net.WebSockets;

namespace PerfTest.Measuring;

/// <summary>A WebSocket that has been opened, and what knows of its bytes.</summary>
/// <param name="Socket">Open.</param>
/// <param name="Connection">Counts the bytes on the wire; null in memory, where those of messages count.</param>
/// <param name="Resource">To be disposed of with it; null: nothing.</param>
internal sealed record WebSocketOpening(WebSocket Socket, LiveConnection? Connection, IDisposable? Resource);
