using Dashboard.Domain.Log;
using Dashboard.Domain.Sagas;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Sagas;

/// <summary>One row a saga with every step, and how many there are of each kind in each state.</summary>
internal sealed class SagasProjection : Projection
{
    public SagasProjection()
        : base(ProjectionNames.Sagas, version: 1)
    {
        var sagas = Table<SagaRow, Guid>(row => row.SagaId, id => new SagaRow { SagaId = id });
        var counts = Table<SagaCount, string>(row => row.Key, key => new SagaCount { Key = key });

        On<SagaMoved>().Changes(sagas, e => e.SagaId, Move);
        On<SagaCommandAnswered>().Changes(sagas, e => e.SagaId, Answer);

        Sum(sagas, counts,
            row => (row.Kind, row.State),
            part => $"{part.Kind}/{(int)part.State}",
            (sum, part, sign) =>
            {
                (sum.Kind, sum.State) = part;
                sum.Sagas += sign;
            },
            sum => sum.Sagas == 0);
    }

    private static void Move(SagaRow row, SagaMoved e, LoggedEvent logged)
    {
        if (row.Kind.Length == 0)
        {
            row.StartedAt = e.At;
        }

        (row.Kind, row.Key) = (e.Kind, e.Key);
        (row.Status, row.Step, row.Reason, row.Trouble, row.TimesOutAt) = (e.Status, e.Step, e.Reason, e.Trouble, e.TimesOutAt);
        row.Steps = [.. row.Steps.Select(step => Turned(step, e)), .. e.Sends.Select(sent => Wanted(sent, e.At))];
        if (logged.ActorId != Guid.Empty || logged.ActorName != e.Kind)
        {
            row.Deeds = [.. row.Deeds, new SagaDeed(DeedOf(e), e.At, logged.ActorName, e.Again.Count > 0 ? null : e.Reason)];
        }

        Stand(row, e.At);
    }

    private static void Answer(SagaRow row, SagaCommandAnswered e, LoggedEvent logged)
    {
        row.Steps = [.. row.Steps.Select(step => step.Number == e.Number ? Answered(step, e) : step)];
        if (e.Outcome == SagaCommandStatus.GivenUp)
        {
            row.Trouble = $"{e.Step}: {e.Answer}";
        }

        Stand(row, e.At);
    }

    private static void Stand(SagaRow row, DateTimeOffset at)
    {
        row.MovedAt = at;
        row.AgainAt = row.Steps
            .Where(step => step.Outcome == SagaCommandStatus.Pending)
            .Min(step => step.AgainAt ?? (step.DueAt > at ? step.DueAt : null));
        row.State = SagaStates.Of(row);
        row.IsOver = row.State.IsOver();
    }

    private static SagaDeedKind DeedOf(SagaMoved e) => e switch
    {
        { Status: SagaStatus.GivenUp } => SagaDeedKind.GaveUp,
        { Again.Count: > 0 } => SagaDeedKind.Retried,
        _ => SagaDeedKind.Compensated,
    };

    private static SagaStep Turned(SagaStep step, SagaMoved e) =>
        e.Skips.Contains(step.Number) ? step with { Outcome = SagaCommandStatus.Skipped, AgainAt = null, EndedAt = e.At }
        : e.Again.Contains(step.Number) ? step with { Outcome = SagaCommandStatus.Pending, Attempts = 0, AgainAt = null, EndedAt = null }
        : step;

    private static SagaStep Wanted(SagaCommand sent, DateTimeOffset at) => new()
    {
        Number = sent.Number,
        Step = sent.Step,
        Command = sent.Command,
        IsCompensation = sent.IsCompensation,
        WantedAt = at,
        DueAt = sent.DueAt,
    };

    private static SagaStep Answered(SagaStep step, SagaCommandAnswered e) => step with
    {
        Outcome = e.Outcome,
        Attempts = e.Attempts,
        Answer = e.Answer,
        AgainAt = e.AgainAt,
        EndedAt = e.Outcome == SagaCommandStatus.Pending ? null : e.At,
    };
}
