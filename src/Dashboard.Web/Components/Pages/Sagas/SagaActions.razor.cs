using Dashboard.Domain.Sagas;
using Dashboard.ReadSide.Sagas;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Sagas;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Sagas;

/// <summary>What an operator can do with a saga. Each asks first and says what will happen; a refusal is shown where it was asked.</summary>
public sealed partial class SagaActions : ActionPanel
{
    /// <summary>The saga.</summary>
    [Parameter, EditorRequired]
    public required SagaDetails Details { get; set; }

    private SagaSummary Saga => Details.Saga;

    private bool IsRenewal => Saga.Kind == SagaKinds.SubscriptionRenewal;

    private string Name => Saga switch
    {
        { OrderNumber: { } number } => $"the fulfilment of order {number}",
        { Renewal: { } renewal, CustomerName: { } customer } => $"the renewal of {renewal.PlanName} for {customer}",
        _ when IsRenewal => "the renewal",
        _ => "the saga",
    };

    private Task RetryAsync() => TellAsync(Dialogs.ConfirmAsync(
        "Try again?",
        $"What was given up is tried again, now: {string.Join(", ", Details.Steps.Where(step => step.Outcome == SagaCommandStatus.GivenUp).Select(step => step.Step))}.",
        "Retry", () => new RetrySaga(Saga.SagaId)));

    private Task CompensateAsync() => TellAsync(Dialogs.ReasonAsync(
        "Compensate now?", $"It stops {Name}, and undoes what it has done.", "Compensate now",
        reason => new CompensateSaga(Saga.SagaId, reason), isDangerous: true, Undoing()));

    private Task GiveUpAsync() => TellAsync(Dialogs.ReasonAsync(
        "Give it up?", $"It ends {Name} as it is, for you to see to by hand.", "Give up",
        reason => new GiveUpSaga(Saga.SagaId, reason), isDangerous: true,
        IsRenewal
            ?
            [
                $"The payment is not tried again by itself: {OpenSteps()}.",
                "The period stays due until somebody charges it by hand or cancels the subscription, on the subscription's page. This cannot be taken back.",
            ]
            :
            [
                $"Nothing more is done, and nothing is undone: {OpenSteps()}.",
                "It hears of nothing that happens to the order from then on. This cannot be taken back.",
            ]));

    private IReadOnlyList<string> Undoing()
    {
        var open = Details.Steps.Count(step => step is { Outcome: SagaCommandStatus.Pending, IsCompensation: false });
        return
        [
            .. open > 0 ? [$"{Format.Count(open, "step that is", "steps that are")} not answered yet {(open == 1 ? "is" : "are")} not waited for."] : Array.Empty<string>(),
            "The parcel is called off, the stock and the money are given back, as far as that was done, the last first; then the order fails, with your reason.",
            "What is on its way to the customer already cannot be called back: then only the money is given back.",
        ];
    }

    private string OpenSteps()
    {
        var open = Details.Steps.Where(step => step.Outcome is SagaCommandStatus.Pending or SagaCommandStatus.GivenUp).Select(step => step.Step).ToList();
        return open.Count == 0 ? "it waits for something to happen" : $"{string.Join(", ", open)} {(open.Count == 1 ? "stays" : "stay")} undone";
    }
}
