using System.Globalization;

namespace Dashboard.Domain.Operations;

/// <summary>
/// The wish to see the whole dashboard as it was at a moment. There is one for each moment: whoever asks for the same sees the same.
/// What is there of it, and for how long, is known to the read side only and told to its methods.
/// </summary>
public sealed class PastView : Aggregate
{
    private const string Kind = "view-as-of";

    private PastView()
    {
    }

    /// <inheritdoc/>
    public override string StreamKind => Kind;

    /// <summary>The moment, UTC, in whole seconds.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Whether somebody asked for it since it was dropped; it may have been dropped for its age since.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>Identity of the view as of a moment.</summary>
    public static Guid IdOf(DateTimeOffset at) => NamedId.Of(Kind, Second(at).UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>A moment as views have it: in whole seconds.</summary>
    public static DateTimeOffset Second(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    /// <summary>An empty view, for <see cref="Aggregate.Replay"/>.</summary>
    public static PastView Blank() => new();

    /// <summary>A view that nobody ever asked for.</summary>
    public static PastView Of(DateTimeOffset at) => new() { Id = IdOf(at), At = Second(at) };

    /// <summary>Asks for it. Nothing happens when it is there, or on its way.</summary>
    /// <param name="isThere">Whether it is known to be there or on its way.</param>
    public void Request(bool isThere)
    {
        if (!isThere || !IsWanted)
        {
            Raise(new PastViewRequested { ViewId = Id, At = At });
        }
    }

    /// <summary>Lets it go.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="isThere">Whether it is known to be there or on its way.</param>
    /// <returns>A refusal when there is nothing to drop.</returns>
    public Refusal? Drop(string reason, bool isThere)
    {
        if (!isThere || !IsWanted)
        {
            return Refusal.Rule("view-gone", "This view is gone already.");
        }

        Raise(new PastViewDropped { ViewId = Id, At = At, Reason = reason });
        return null;
    }

    /// <inheritdoc/>
    protected override void Apply(IEvent change) => (Id, At, IsWanted) = change switch
    {
        PastViewRequested e => (e.ViewId, e.At, true),
        PastViewDropped e => (e.ViewId, e.At, false),
        _ => throw NotMine(change),
    };
}
