using Dashboard.Domain.Store;

namespace Dashboard.Domain.Sagas;

/// <summary>
/// One saga, as everybody may see it: what it does, waits for and has come to. What its definition remembers is nobody else's
/// concern and lies elsewhere.
/// </summary>
public sealed class Saga : Aggregate
{
    private const string StreamWord = "saga";

    private Saga()
    {
    }

    /// <inheritdoc/>
    public override string StreamKind => StreamWord;

    /// <summary>Name of its definition.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Identity of what it is about, such as the order.</summary>
    public Guid Key { get; private set; }

    public SagaStatus Status { get; private set; }

    /// <summary>What it does or waits for, in words.</summary>
    public string Step { get; private set; } = "";

    /// <summary>Why it failed; nothing when it did not.</summary>
    public string? Reason { get; private set; }

    /// <summary>Why a person has to look; nothing when nobody has to.</summary>
    public string? Trouble { get; private set; }

    /// <summary>When its patience ends, UTC; nothing when it has no end.</summary>
    public DateTimeOffset? TimesOutAt { get; private set; }

    /// <summary>Commands that it has sent, those to come included.</summary>
    public int Commands { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Identity of the saga of a kind about something: there is one.</summary>
    public static Guid IdOf(string kind, Guid key) => NamedId.Of(StreamWord, $"{kind}/{key:n}");

    /// <summary>An empty saga, for <see cref="Aggregate.Replay"/>.</summary>
    public static Saga Blank() => new();

    /// <summary>A saga before its first turn.</summary>
    public static Saga Of(string kind, Guid key) => new() { Id = IdOf(kind, key), Kind = kind, Key = key };

    /// <summary>Takes a turn: this is how it stands afterwards, what it sends and what is not needed any more.</summary>
    public void Move(SagaStanding standing, IReadOnlyList<SagaCommand> sends, IReadOnlyList<int> skips, DateTimeOffset at) =>
        Move(standing, sends, skips, again: [], at);

    /// <summary>Goes back to what it had given up: some of its commands are sent again.</summary>
    public void Retry(SagaStanding standing, IReadOnlyList<int> again, DateTimeOffset at) => Move(standing, [], [], again, at);

    /// <summary>Notes what became of a command, or of a try to send it.</summary>
    public void Note(SagaAnswer answer, DateTimeOffset at) => Raise(new SagaCommandAnswered
    {
        SagaId = Id,
        Kind = Kind,
        Key = Key,
        At = at.ToMicroseconds(),
        Number = answer.Number,
        Step = answer.Step,
        Outcome = answer.Outcome,
        Attempts = answer.Attempts,
        Answer = answer.Sentence,
        AgainAt = answer.AgainAt?.ToMicroseconds(),
    });

    /// <inheritdoc/>
    protected override void Apply(IEvent change)
    {
        if (change is SagaEvent about)
        {
            (Id, Kind, Key, ChangedAt) = (about.SagaId, about.Kind, about.Key, about.At);
            StartedAt = Version == 0 ? about.At : StartedAt;
        }

        switch (change)
        {
            case SagaMoved e:
                (Status, Step, Reason, Trouble, TimesOutAt) = (e.Status, e.Step, e.Reason, e.Trouble, e.TimesOutAt);
                Commands += e.Sends.Count;
                break;
            case SagaCommandAnswered { Outcome: SagaCommandStatus.GivenUp } e:
                Trouble = $"{e.Step}: {e.Answer}";
                break;
            case SagaCommandAnswered:
                break;
            default:
                throw NotMine(change);
        }
    }

    private void Move(
        SagaStanding standing, IReadOnlyList<SagaCommand> sends, IReadOnlyList<int> skips, IReadOnlyList<int> again, DateTimeOffset at) => Raise(new SagaMoved
    {
        SagaId = Id,
        Kind = Kind,
        Key = Key,
        At = at.ToMicroseconds(),
        Status = standing.Status,
        Step = standing.Step,
        Reason = standing.Reason,
        Trouble = standing.Trouble,
        TimesOutAt = standing.TimesOutAt?.ToMicroseconds(),
        Sends = [.. sends.Select(sent => sent with { DueAt = sent.DueAt.ToMicroseconds() })],
        Skips = skips,
        Again = again,
    });
}

/// <summary>How a saga stands.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Step">What it does or waits for, in words.</param>
/// <param name="Reason">Why it failed.</param>
/// <param name="Trouble">Why a person has to look.</param>
/// <param name="TimesOutAt">When its patience ends, UTC.</param>
public sealed record SagaStanding(SagaStatus Status, string Step, string? Reason, string? Trouble, DateTimeOffset? TimesOutAt);

/// <summary>What became of a command of a saga, or of a try to send it.</summary>
/// <param name="Number">Its number in the saga, from 1.</param>
/// <param name="Step">What it does, in words.</param>
/// <param name="Outcome">What became of it; pending when it is sent again.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Sentence">What was answered, for people.</param>
/// <param name="AgainAt">When it is sent again, UTC.</param>
public sealed record SagaAnswer(int Number, string Step, SagaCommandStatus Outcome, int Attempts, string? Sentence, DateTimeOffset? AgainAt);
