using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.Sagas;
using Dashboard.WriteSide.Pipeline;

namespace Dashboard.WriteSide.Sagas;

/// <summary>A kind of sagas: what begins one, what it makes of what it hears, and what it does when it fails.</summary>
public abstract class SagaDefinition
{
    /// <summary>Its name in the tables; never renamed.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a person may stop it and have undone what it did; not where stopping would leave something that nobody goes on with.</summary>
    public virtual bool CanCompensate => true;

    /// <summary>Whether it hears of an event.</summary>
    internal abstract Guid? KeyOf(IEvent change);

    /// <summary>Whether an event begins a saga.</summary>
    internal abstract bool Begins(IEvent change);

    /// <summary>Whether a turn is taken when a command of its own is accepted; otherwise the event alone tells.</summary>
    internal abstract bool HearsOfAccepted(ICommand command);

    /// <summary>A saga that an event begins, before its first turn.</summary>
    internal abstract LoadedSaga Begin(LoggedEvent logged);

    /// <summary>Takes a turn; nothing when what is heard is of no concern to a saga in its present status.</summary>
    internal abstract SagaTurn? Take(LoadedSaga saga, SagaInput input, DateTimeOffset now);
}

/// <summary>A kind of sagas that remember a state. A definition is a list of what it hears and what it does then.</summary>
/// <typeparam name="TState">What a saga remembers; stored as JSON.</typeparam>
public abstract class SagaDefinition<TState> : SagaDefinition
    where TState : class, new()
{
    private readonly Dictionary<Type, Func<IEvent, Guid>> _keys = [];
    private readonly Dictionary<Type, Func<IEvent, bool>> _begins = [];
    private readonly Dictionary<(Type, bool AfterFailure), Action<SagaTurn<TState>, object>> _handlers = [];
    private readonly Dictionary<Type, Action<SagaTurn<TState>, Refusal>> _refusals = [];
    private Action<SagaTurn<TState>> _timedOut = turn => turn.Fail("It took too long.");

    /// <summary>An event begins a saga, one for each key.</summary>
    /// <param name="key">What the saga is about.</param>
    /// <param name="when">Whether this one does.</param>
    /// <param name="then">The first turn.</param>
    protected void StartsWith<TEvent>(Func<TEvent, Guid> key, Func<TEvent, bool> when, Action<SagaTurn<TState>, TEvent> then)
        where TEvent : class, IEvent
    {
        _begins.Add(typeof(TEvent), change => when((TEvent)change));
        On(key, then);
    }

    /// <summary>An event moves a running saga.</summary>
    protected void On<TEvent>(Func<TEvent, Guid> key, Action<SagaTurn<TState>, TEvent> then)
        where TEvent : class, IEvent =>
        Hear(key, then, afterFailure: false);

    /// <summary>An event that comes when the saga has failed already.</summary>
    protected void AfterFailure<TEvent>(Func<TEvent, Guid> key, Action<SagaTurn<TState>, TEvent> then)
        where TEvent : class, IEvent =>
        Hear(key, then, afterFailure: true);

    /// <summary>A command of its own was accepted: for those that leave no event, or more than one.</summary>
    protected void OnAccepted<TCommand>(Action<SagaTurn<TState>, TCommand> then)
        where TCommand : ICommand =>
        _handlers.Add((typeof(TCommand), AfterFailure: false), (turn, command) => then(turn, (TCommand)command));

    /// <summary>A command of its own was refused for good. Unless something is said here, the saga fails with the refusal's sentence.</summary>
    protected void OnRefused<TCommand>(Action<SagaTurn<TState>, Refusal> then)
        where TCommand : ICommand =>
        _refusals.Add(typeof(TCommand), then);

    /// <summary>Its patience ended. Unless something is said here, the saga fails.</summary>
    protected void OnTimeOut(Action<SagaTurn<TState>> then) => _timedOut = then;

    /// <summary>What is done last when it has failed, after all is undone.</summary>
    protected virtual void End(SagaTurn<TState> turn, string reason)
    {
    }

    internal override Guid? KeyOf(IEvent change) => _keys.TryGetValue(change.GetType(), out var key) ? key(change) : null;

    internal override bool Begins(IEvent change) => _begins.TryGetValue(change.GetType(), out var when) && when(change);

    internal override bool HearsOfAccepted(ICommand command) => _handlers.ContainsKey((command.GetType(), false));

    internal override LoadedSaga Begin(LoggedEvent logged)
    {
        var saga = Saga.Of(Name, KeyOf(logged.Event!)!.Value);
        return new LoadedSaga(saga, new SagaMemory { Id = saga.Id, State = JsonSerializer.Serialize(new TState()), CorrelationId = logged.CorrelationId });
    }

    internal override SagaTurn? Take(LoadedSaga saga, SagaInput input, DateTimeOffset now)
    {
        if (HandlerOf(saga.Saga, input) is not { } handle)
        {
            return null;
        }

        var turn = new SagaTurn<TState>(saga, now, JsonSerializer.Deserialize<TState>(saga.Memory.State)!);
        if (input is SagaInput.TimedOut)
        {
            turn.WaitForEver();
        }

        handle(turn);
        if (turn.Failure is { } reason && saga.Saga.Status == SagaStatus.Running)
        {
            turn.BeginCompensation();
            End(turn, reason);
        }

        return turn;
    }

    private Action<SagaTurn<TState>>? HandlerOf(Saga saga, SagaInput input)
    {
        var isRunning = saga.Status == SagaStatus.Running;
        if (saga.Status is SagaStatus.Completed or SagaStatus.GivenUp)
        {
            return null;
        }

        return input switch
        {
            SagaInput.Happened { Logged.Event: { } change } => With(change, !isRunning),
            SagaInput.Accepted accepted when isRunning => With(accepted.Command, afterFailure: false),
            SagaInput.Refused refused when isRunning => _refusals.TryGetValue(refused.Command.GetType(), out var hear)
                ? turn => hear(turn, refused.Refusal)
                : turn => turn.Fail(refused.Refusal.Sentence),
            SagaInput.TimedOut when isRunning => _timedOut,
            SagaInput.Stopped stopped when isRunning => turn => turn.Fail(stopped.Reason),
            _ => null,
        };
    }

    private Action<SagaTurn<TState>>? With(object heard, bool afterFailure) =>
        _handlers.TryGetValue((heard.GetType(), afterFailure), out var handle) ? turn => handle(turn, heard) : null;

    private void Hear<TEvent>(Func<TEvent, Guid> key, Action<SagaTurn<TState>, TEvent> then, bool afterFailure)
        where TEvent : class, IEvent
    {
        _keys.TryAdd(typeof(TEvent), change => key((TEvent)change));
        _handlers.Add((typeof(TEvent), afterFailure), (turn, change) => then(turn, (TEvent)change));
    }
}
