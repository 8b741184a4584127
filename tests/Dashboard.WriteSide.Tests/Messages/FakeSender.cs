using System.Collections.Concurrent;
using Dashboard.Domain.Messages;
using Dashboard.WriteSide.Messages;

namespace Dashboard.WriteSide.Tests.Messages;

/// <summary>Takes every message and keeps it, unless a test plans another answer.</summary>
internal sealed class FakeSender : IMessageSender
{
    private readonly ConcurrentQueue<HandOver> _planned = new();
    private readonly ConcurrentQueue<(Message Message, int Attempt)> _handed = new();

    /// <summary>Everything that was handed over, whatever was answered.</summary>
    public IReadOnlyCollection<(Message Message, int Attempt)> Handed => _handed;

    /// <summary>Answers the next messages otherwise.</summary>
    public void Plan(params HandOver[] answers) => Array.ForEach(answers, _planned.Enqueue);

    public Task<HandOver> SendAsync(Message message, int attempt)
    {
        _handed.Enqueue((message, attempt));
        return Task.FromResult(_planned.TryDequeue(out var planned) ? planned : new HandOver.Taken("fake"));
    }
}
