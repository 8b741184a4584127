namespace Dashboard.Domain.Operations;

/// <summary>
/// What operators have asked of one projection. It decides what can be known from the log alone; how far a rebuild is,
/// or what waits, is known to the read side only and told to its methods.
/// </summary>
public sealed class ProjectionDesk : Aggregate
{
    private const string Kind = "projection";

    private ProjectionDesk()
    {
    }

    /// <inheritdoc/>
    public override string StreamKind => Kind;

    /// <summary>Name of the projection.</summary>
    public string Projection { get; private set; } = "";

    public bool IsPaused { get; private set; }

    /// <summary>The rebuild that was asked for last; nothing when it was called off.</summary>
    public Guid? Rebuild { get; private set; }

    /// <summary>Whether the swap of <see cref="Rebuild"/> was approved.</summary>
    public bool IsApproved { get; private set; }

    /// <summary>Identity of the desk of a projection.</summary>
    public static Guid IdOf(string projection) => NamedId.Of(Kind, projection);

    /// <summary>An empty desk, for <see cref="Aggregate.Replay"/>.</summary>
    public static ProjectionDesk Blank() => new();

    /// <summary>The desk of a projection of which nothing was ever asked.</summary>
    public static ProjectionDesk Of(string projection) => new() { Id = IdOf(projection), Projection = projection };

    /// <summary>Asks for a rebuild.</summary>
    /// <param name="rebuildId">Its identity.</param>
    /// <param name="mode">What becomes of it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="lastIsOver">Whether <see cref="Rebuild"/> is known to be over; of no concern when there is none.</param>
    /// <returns>A refusal while another rebuild is on its way.</returns>
    public Refusal? RequestRebuild(Guid rebuildId, RebuildMode mode, string reason, bool lastIsOver)
    {
        if (Rebuild is not null && !lastIsOver)
        {
            return RebuildOpen();
        }

        Raise(new ProjectionRebuildRequested { RebuildId = rebuildId, Projection = Projection, Mode = mode, Reason = reason });
        return null;
    }

    /// <summary>Calls a rebuild off.</summary>
    /// <param name="rebuildId">Which.</param>
    /// <param name="reason">Why.</param>
    /// <param name="isOver">Whether it is known to be over.</param>
    /// <param name="isHeldUp">Whether something keeps it from going on.</param>
    /// <returns>A refusal when it is over, was called off before, or is about to be served because it was approved: nobody could say which would win.</returns>
    public Refusal? CancelRebuild(Guid rebuildId, string reason, bool isOver, bool isHeldUp)
    {
        if (isOver || Rebuild != rebuildId)
        {
            return RebuildOver();
        }

        if (IsApproved && !isHeldUp)
        {
            return Refusal.Rule("rebuild-approved", $"This rebuild of {Projection} is approved and about to be served. One can go back to the tables of before afterwards.");
        }

        Raise(new ProjectionRebuildCancelled { RebuildId = rebuildId, Projection = Projection, Reason = reason });
        return null;
    }

    /// <summary>Wants the tables of a rebuild served.</summary>
    /// <returns>A refusal when it is over, does not wait for an approval, or has it.</returns>
    public Refusal? ApproveRebuild(Guid rebuildId, string reason, bool isOver, bool asksForApproval)
    {
        if (isOver || Rebuild != rebuildId)
        {
            return RebuildOver();
        }

        if (IsApproved || !asksForApproval)
        {
            return Refusal.Rule("rebuild-asks-nothing", IsApproved
                ? $"This rebuild of {Projection} is approved already."
                : $"This rebuild of {Projection} does not wait for an approval.");
        }

        Raise(new ProjectionRebuildApproved { RebuildId = rebuildId, Projection = Projection, Reason = reason });
        return null;
    }

    /// <summary>Wants the tables back that were served before the last rebuild.</summary>
    /// <returns>A refusal when there are none, or while a rebuild is on its way.</returns>
    public Refusal? GoBack(string reason, bool canGoBack, bool lastIsOver)
    {
        if (Rebuild is not null && !lastIsOver)
        {
            return RebuildOpen();
        }

        if (!canGoBack)
        {
            return Refusal.Rule("nothing-to-go-back-to", $"There are no retired tables of {Projection} to go back to.");
        }

        Raise(new ProjectionGoBackRequested { Projection = Projection, Reason = reason });
        return null;
    }

    /// <summary>Lets the projection stand still.</summary>
    /// <returns>A refusal when it does so already.</returns>
    public Refusal? Pause(string reason)
    {
        if (IsPaused)
        {
            return Refusal.Rule("projection-already-paused", $"{Projection} is paused already.");
        }

        Raise(new ProjectionPaused { Projection = Projection, Reason = reason });
        return null;
    }

    /// <summary>Lets the projection go on.</summary>
    /// <returns>A refusal when it is not paused.</returns>
    public Refusal? Resume(string reason)
    {
        if (!IsPaused)
        {
            return Refusal.Rule("projection-not-paused", $"{Projection} is not paused.");
        }

        Raise(new ProjectionResumed { Projection = Projection, Reason = reason });
        return null;
    }

    /// <summary>Wants events folded that were set aside: those of one row, or all. Whether any wait is the caller's to know.</summary>
    public void RetryParked(string? table, string? rowKey, string reason) =>
        Raise(new ParkedEventsRetryRequested { Projection = Projection, Table = table, RowKey = rowKey, Reason = reason });

    /// <summary>Wants the first event that waits for a row left out. Whether it is the first is the caller's to know.</summary>
    public void SkipParked(string table, string rowKey, long sequence, string reason) =>
        Raise(new ParkedEventSkipRequested { Projection = Projection, Table = table, RowKey = rowKey, Sequence = sequence, Reason = reason });

    /// <inheritdoc/>
    protected override void Apply(IEvent change)
    {
        switch (change)
        {
            case ProjectionRebuildRequested e:
                Take(e.Projection);
                (Rebuild, IsApproved) = (e.RebuildId, false);
                break;
            case ProjectionRebuildCancelled e:
                Take(e.Projection);
                (Rebuild, IsApproved) = (null, false);
                break;
            case ProjectionRebuildApproved e:
                Take(e.Projection);
                IsApproved = true;
                break;
            case ProjectionPaused e:
                Take(e.Projection);
                IsPaused = true;
                break;
            case ProjectionResumed e:
                Take(e.Projection);
                IsPaused = false;
                break;
            case ProjectionGoBackRequested e:
                Take(e.Projection);
                break;
            case ParkedEventsRetryRequested e:
                Take(e.Projection);
                break;
            case ParkedEventSkipRequested e:
                Take(e.Projection);
                break;
            default:
                throw NotMine(change);
        }
    }

    private Refusal RebuildOpen() => Refusal.Rule("rebuild-open", $"Another rebuild of {Projection} is on its way: wait for it or cancel it.");

    private Refusal RebuildOver() => Refusal.Rule("rebuild-over", $"This rebuild of {Projection} is over.");

    private void Take(string projection) => (Id, Projection) = (IdOf(projection), projection);
}
