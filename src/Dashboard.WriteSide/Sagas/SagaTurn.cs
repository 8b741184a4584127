using Dashboard.Domain.Sagas;
using Dashboard.WriteSide.Pipeline;

namespace Dashboard.WriteSide.Sagas;

/// <summary>
/// One turn of a saga: what it has heard of, it makes something of. Nothing is done, and the saga stays as it is, before the
/// turn is closed and written.
/// </summary>
public abstract class SagaTurn
{
    private readonly List<WantedCommand> _wanted = [];
    private readonly List<Compensation> _compensations;
    private SagaStatus _status;
    private string _step;
    private DateTimeOffset? _timesOutAt;
    private string? _trouble;

    private protected SagaTurn(LoadedSaga loaded, DateTimeOffset now)
    {
        var saga = loaded.Saga;
        (Saga, Memory, Now) = (saga, loaded.Memory, now);
        _compensations = [.. loaded.Memory.Compensations];
        (_status, _step, _timesOutAt, _trouble) = (saga.Status, saga.Step, saga.TimesOutAt, saga.Trouble);
    }

    /// <summary>Identity of what the saga is about.</summary>
    public Guid Key => Saga.Key;

    /// <summary>When the turn is taken, UTC.</summary>
    public DateTimeOffset Now { get; }

    internal Saga Saga { get; }

    internal SagaMemory Memory { get; }

    internal IReadOnlyList<WantedCommand> Wanted => _wanted;

    /// <summary>Why the saga fails with this turn; nothing when it does not.</summary>
    internal string? Failure { get; private set; }

    /// <summary>Says what the saga does or waits for.</summary>
    public void Step(string words) => _step = words;

    /// <summary>Sends a command once the turn is written.</summary>
    /// <param name="step">What it does, in words.</param>
    /// <param name="command">The command; its id is replaced.</param>
    /// <param name="at">When; at once when nothing is said.</param>
    public void Send(string step, ICommand command, DateTimeOffset? at = null)
    {
        _step = step;
        var (kind, payload) = CommandKinds.Write(command);
        _wanted.Add(new WantedCommand(step, kind, payload, IsCompensation: false, [], at ?? Now));
    }

    /// <summary>
    /// Remembers how a step is undone should the saga fail. Said before the step is sent: whether it was done is not always
    /// known, and undoing nothing does no harm.
    /// </summary>
    /// <param name="step">What it does, in words.</param>
    /// <param name="command">The command; its id is replaced.</param>
    /// <param name="nothingToUndo">Codes of refusals that say that there is nothing to undo.</param>
    public void OnFailure(string step, ICommand command, params IReadOnlyList<string> nothingToUndo)
    {
        var (kind, payload) = CommandKinds.Write(command);
        _compensations.Add(new Compensation(step, kind, payload, nothingToUndo));
    }

    /// <summary>Undoes something in a saga that has failed, or does what is done last in one.</summary>
    /// <inheritdoc cref="OnFailure"/>
    public void Undo(string step, ICommand command, params IReadOnlyList<string> nothingToUndo)
    {
        var (kind, payload) = CommandKinds.Write(command);
        Undo(new Compensation(step, kind, payload, nothingToUndo));
    }

    /// <summary>Ends the saga's patience at an instant, whatever was said before.</summary>
    public void TimeOutAt(DateTimeOffset at) => _timesOutAt = at;

    /// <summary>Lets the saga wait for ever.</summary>
    public void WaitForEver() => _timesOutAt = null;

    /// <summary>Says why a person has to look; the saga goes on waiting.</summary>
    public void NeedsAPerson(string why) => _trouble = why;

    /// <summary>Nobody has to look any more.</summary>
    public void Settled() => _trouble = null;

    /// <summary>The saga did all that it was for.</summary>
    public void Complete()
    {
        (_status, _timesOutAt) = (SagaStatus.Completed, null);
        _compensations.Clear();
    }

    /// <summary>The saga fails: what it had done is undone, the last first.</summary>
    public void Fail(string reason) => Failure ??= reason;

    /// <summary>Turns to undoing; what the turn wanted to do otherwise is forgotten, and so is what a person had to look at before.</summary>
    internal void BeginCompensation()
    {
        _wanted.RemoveAll(wanted => !wanted.IsCompensation);
        foreach (var compensation in _compensations.AsEnumerable().Reverse())
        {
            Undo(compensation);
        }

        _compensations.Clear();
        (_status, _timesOutAt, _step, _trouble) = (SagaStatus.Compensating, null, "undo what was done", null);
    }

    /// <summary>How the saga stands after the turn; the memory is written.</summary>
    internal virtual SagaStanding Close()
    {
        if (_status == SagaStatus.Failed && _wanted.Count > 0)
        {
            _status = SagaStatus.Compensating;
        }
        else if (_status == SagaStatus.Compensating && Failure is not null && _wanted.Count == 0)
        {
            _status = SagaStatus.Failed;
        }

        Memory.Compensations = _compensations;
        return new SagaStanding(_status, _step, Saga.Reason ?? Failure, _trouble, _timesOutAt);
    }

    private void Undo(Compensation compensation) => _wanted.Add(
        new WantedCommand(compensation.Step, compensation.Kind, compensation.Payload, IsCompensation: true, compensation.NothingToUndo, Now));
}

/// <summary>One turn of a saga that remembers a state.</summary>
public sealed class SagaTurn<TState> : SagaTurn
    where TState : class
{
    internal SagaTurn(LoadedSaga loaded, DateTimeOffset now, TState state)
        : base(loaded, now) => State = state;

    /// <summary>What the saga remembers from turn to turn.</summary>
    public TState State { get; set; }

    internal override SagaStanding Close()
    {
        Memory.State = System.Text.Json.JsonSerializer.Serialize(State);
        return base.Close();
    }
}

/// <summary>A command that a turn wants to be sent.</summary>
internal sealed record WantedCommand(
    string Step, string Kind, string Payload, bool IsCompensation, IReadOnlyList<string> NothingToUndo, DateTimeOffset DueAt);
