namespace Dashboard.Domain.Security;

/// <summary>Sign-ins and refusals of one account, or of all that there is no account for. It decides nothing: it only tells what happened.</summary>
public sealed class SecurityRecord : Aggregate
{
    private const string Kind = "security";

    private SecurityRecord()
    {
    }

    /// <inheritdoc/>
    public override string StreamKind => Kind;

    /// <summary>The account; nothing for all that there is none for.</summary>
    public Guid? UserId { get; private set; }

    public int SignIns { get; private set; }

    /// <summary>Sign-ins that failed, those that were not noted one by one included.</summary>
    public long Failures { get; private set; }

    public int LockOuts { get; private set; }

    /// <summary>What was refused, what was not noted one by one included.</summary>
    public long Refusals { get; private set; }

    /// <summary>Identity of the record of an account.</summary>
    public static Guid IdOf(Guid? userId) => NamedId.Of(Kind, userId?.ToString("n") ?? "unknown");

    /// <summary>An empty record, for <see cref="Aggregate.Replay"/>.</summary>
    public static SecurityRecord Blank() => new();

    /// <summary>The record of an account of which nothing was ever noted.</summary>
    public static SecurityRecord Of(Guid? userId) => new() { Id = IdOf(userId) };

    /// <summary>Notes what happened.</summary>
    public void Note(SecurityEvent told) => Raise(told);

    /// <inheritdoc/>
    protected override void Apply(IEvent change)
    {
        if (change is not SecurityEvent told)
        {
            throw NotMine(change);
        }

        (Id, UserId) = (IdOf(told.UserId), told.UserId);
        switch (told)
        {
            case SignedIn:
                SignIns++;
                break;
            case SignInFailed:
                Failures += 1 + told.Unnoted;
                break;
            case AccountLockedOut:
                LockOuts++;
                break;
            case AccessRefused:
                Refusals += 1 + told.Unnoted;
                break;
            default:
                break;
        }
    }
}
