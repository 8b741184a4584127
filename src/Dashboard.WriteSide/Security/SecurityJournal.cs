using System.Threading.Channels;
using Dashboard.Domain;
using Dashboard.Domain.Security;

namespace Dashboard.WriteSide.Security;

/// <summary>
/// Takes note of sign-ins and refusals, for <see cref="SecurityWriter"/> to write them to the log a moment later: nobody who signs in
/// waits for it, and how long an answer takes tells nothing. Whoever floods it fills neither memory nor log: of one kind about one
/// account so many a minute are noted, and of the others how many there were is told with the next one.
/// </summary>
public sealed class SecurityJournal(TimeProvider clock)
{
    /// <summary>Events of one kind about one account that are noted in a minute.</summary>
    public const int MostAMinute = 30;

    private const int MostWaiting = 2_000;

    private readonly NoteBudget _budget = new(MostAMinute, clock);
    private readonly Channel<SecurityNote> _notes = Channel.CreateBounded<SecurityNote>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>What waits to be written.</summary>
    internal ChannelReader<SecurityNote> Notes => _notes.Reader;

    /// <summary>Somebody signed in.</summary>
    public void SignedIn(Actor actor, bool isProgram, bool withPasskey = false) =>
        Note(actor, new SignedIn { UserId = actor.Id, IsProgram = isProgram, WithPasskey = withPasskey, Unnoted = 0 });

    /// <summary>Somebody signed out.</summary>
    public void SignedOut(Actor actor) => Note(actor, new SignedOut { UserId = actor.Id, Unnoted = 0 });

    /// <summary>Somebody could not sign in.</summary>
    /// <param name="userId">The account; nothing when there is none such.</param>
    /// <param name="fault">Why not.</param>
    /// <param name="origin">From where.</param>
    public void Failed(Guid? userId, SignInFault fault, Origin origin) => Note(Somebody(origin), new SignInFailed { UserId = userId, Fault = fault, Unnoted = 0 });

    /// <summary>An account was locked for a while.</summary>
    public void LockedOut(Guid userId, DateTimeOffset? until, Origin origin) => Note(Somebody(origin), new AccountLockedOut { UserId = userId, Until = until, Unnoted = 0 });

    /// <summary>Somebody wanted what their role does not reach.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="what">The kind of command, or the method and route: nothing that was typed.</param>
    public void Refused(Actor actor, string what) => Note(actor, new AccessRefused { UserId = actor.Id, What = what, Role = actor.Role, Unnoted = 0 });

    /// <summary>Nobody knows who it was.</summary>
    private static Actor Somebody(Origin origin) => new(Guid.Empty, "somebody", Role.Viewer) { Origin = origin };

    private void Note(Actor actor, SecurityEvent told)
    {
        if (_budget.TryTake((told.GetType(), told.UserId), out var unnoted))
        {
            _notes.Writer.TryWrite(new SecurityNote(actor, told with { Unnoted = unnoted }, clock.GetUtcNow()));
        }
    }
}

/// <summary>Something to be written.</summary>
/// <param name="Actor">Who did it.</param>
/// <param name="Told">What.</param>
/// <param name="At">When, UTC.</param>
internal sealed record SecurityNote(Actor Actor, SecurityEvent Told, DateTimeOffset At);
