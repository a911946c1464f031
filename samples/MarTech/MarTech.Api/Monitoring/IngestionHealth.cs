namespace MarTech.Api.Monitoring;

/// <param name="Status"><c>ok</c>, or <c>full</c> where events are turned away.</param>
/// <param name="BufferSize">Events that wait to be written.</param>
/// <param name="BufferCapacity">Events that may wait.</param>
public sealed record IngestionHealth(string Status, int BufferSize, int BufferCapacity);
