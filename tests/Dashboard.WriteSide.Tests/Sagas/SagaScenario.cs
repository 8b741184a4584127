using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.Sagas;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Sagas;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>Given what a saga has heard, when it hears something, then it sends these commands: without a database.</summary>
internal sealed class SagaScenario(SagaDefinition definition)
{
    private LoadedSaga? _saga;
    private IReadOnlyList<WantedCommand> _sent = [];
    private bool _heard;

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public Saga Row => _saga?.Saga ?? throw new InvalidOperationException("No saga was begun.");

    public bool IsBegun => _saga is not null;

    /// <summary>Events that happened before.</summary>
    public SagaScenario Given(params IReadOnlyList<IEvent> events) => events.Aggregate(this, (scenario, change) => scenario.When(change));

    public SagaScenario When(IEvent change)
    {
        var logged = Logged(change);
        if (_saga is null && !definition.Begins(change))
        {
            return this;
        }

        _saga ??= definition.Begin(logged);
        return Hear(new SagaInput.Happened(logged));
    }

    public SagaScenario WhenAccepted(ICommand command)
    {
        Assert.True(definition.HearsOfAccepted(command));
        return Hear(new SagaInput.Accepted(Guid.CreateVersion7(), command));
    }

    public SagaScenario WhenRefused(ICommand command, string code, string sentence = "No.") =>
        Hear(new SagaInput.Refused(Guid.CreateVersion7(), command, Refusal.Rule(code, sentence)));

    public SagaScenario WhenTimeIsOver() => Hear(new SagaInput.TimedOut(Row.Id, Row.Version));

    /// <summary>These commands and no others, whatever their ids, in this order.</summary>
    public SagaScenario Then(params IReadOnlyList<ICommand> commands)
    {
        Assert.True(_heard);
        Assert.Equal(commands.Select(Text), _sent.Select(sent => Text(CommandKinds.Read(sent.Kind, sent.Payload))));
        return this;
    }

    public SagaScenario ThenNothing() => Then();

    /// <summary>What was heard was of no concern.</summary>
    public SagaScenario ThenUnheard()
    {
        Assert.False(_heard);
        return this;
    }

    public SagaScenario And(Action<Saga> check)
    {
        check(Row);
        return this;
    }

    private SagaScenario Hear(SagaInput input)
    {
        var turn = definition.Take(_saga!, input, Now);
        if (turn?.Close() is { } standing)
        {
            Row.Move(standing, [], [], Now);
        }

        (_heard, _sent) = (turn is not null, turn?.Wanted ?? []);
        return this;
    }

    /// <summary>A command as text, without its id.</summary>
    private static string Text(ICommand command)
    {
        var (kind, payload) = CommandKinds.Write(command);
        return $"{kind} {payload.Replace(command.CommandId.ToString(), "", StringComparison.Ordinal)}";
    }

    private static LoggedEvent Logged(IEvent change) => new()
    {
        Position = default,
        EventId = Guid.CreateVersion7(),
        StreamKind = "test",
        StreamId = Guid.CreateVersion7(),
        StreamVersion = 1,
        Name = "test",
        SchemaVersion = 1,
        OccurredAt = default,
        RecordedAt = default,
        ActorId = Guid.Empty,
        ActorName = "Ana",
        CommandId = Guid.CreateVersion7(),
        CorrelationId = Guid.CreateVersion7(),
        CausationId = Guid.CreateVersion7(),
        Event = change,
    };
}
