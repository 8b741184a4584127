using Dashboard.Domain;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Sagas;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>
/// Has a period paid that fell due: charge → renewed. What is turned down is tried again after each pause of the options;
/// after the last try the subscription ends with <c>payment_failed</c>. A saga is about one period of one subscription.
/// </summary>
internal sealed class SubscriptionRenewal : SagaDefinition<RenewalState>
{
    private readonly SubscriptionOptions _options;

    public SubscriptionRenewal(IOptions<SubscriptionOptions> options)
    {
        _options = options.Value;
        StartsWith<SubscriptionDue>(e => RenewalKey.Of(e.SubscriptionId, e.PeriodStart), when: _ => true, then: (saga, e) =>
        {
            saga.State.SubscriptionId = e.SubscriptionId;
            saga.WaitForEver();
            saga.Send("charge the next period", new RenewSubscription(e.SubscriptionId));
        });

        On<SubscriptionRenewed>(e => RenewalKey.Of(e.SubscriptionId, e.PeriodStart), (saga, _) => Over(saga, "renewed"));
        On<SubscriptionEnded>(e => RenewalKey.Of(e.SubscriptionId, e.Unpaid), (saga, e) => Over(saga, $"ended: {e.Reason}"));
        On<SubscriptionPaymentFailed>(e => RenewalKey.Of(e.SubscriptionId, e.PeriodStart), (saga, e) =>
        {
            saga.State.Silences = 0;
            if (e.NextAttemptAt is { } again)
            {
                saga.Send("try the payment again", new RenewSubscription(e.SubscriptionId), again);
            }
            else
            {
                saga.Send("end the subscription", new EndUnpaidSubscription(e.SubscriptionId));
            }
        });

        OnRefused<RenewSubscription>(HearNothing);
        OnRefused<EndUnpaidSubscription>((saga, _) => Wait(saga));
    }

    /// <inheritdoc/>
    public override string Name => SagaKinds.SubscriptionRenewal;

    /// <summary>A period that is due stays due until it is paid or the subscription ends; nobody else would go on with it.</summary>
    public override bool CanCompensate => false;

    /// <summary>
    /// Refused because somebody was faster: the event that says so is on its way. Or there was no answer, again and again: then the
    /// same try is made after the next pause, under the same key, as nobody knows whether it was charged.
    /// </summary>
    private void HearNothing(SagaTurn<RenewalState> saga, Refusal refusal)
    {
        if (refusal.Kind != RefusalKind.Unavailable)
        {
            Wait(saga);
        }
        else if (_options.NextAttempt(++saga.State.Silences, saga.Now) is { } again)
        {
            saga.Send("ask for the payment again", new RenewSubscription(saga.State.SubscriptionId), again);
        }
        else
        {
            saga.Step("wait to hear whether it is paid");
            saga.NeedsAPerson($"Nobody knows whether the period is paid: {refusal.Sentence}");
        }
    }

    private static void Wait(SagaTurn<RenewalState> saga) => saga.Step("wait to hear what became of it");

    private static void Over(SagaTurn<RenewalState> saga, string step)
    {
        saga.Settled();
        saga.Step(step);
        saga.Complete();
    }
}

/// <summary>What a renewal remembers.</summary>
internal sealed class RenewalState
{
    public Guid SubscriptionId { get; set; }

    /// <summary>How often there was no answer to the present try.</summary>
    public int Silences { get; set; }
}
