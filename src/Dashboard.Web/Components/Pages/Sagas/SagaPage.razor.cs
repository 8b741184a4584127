using Dashboard.ReadSide.Sagas;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Sagas;

/// <summary>One saga: what it is at, every step, what people did to it, and what an operator can do.</summary>
public sealed partial class SagaPage : SagaComponent<SagaDetails>
{
    /// <summary>Which saga.</summary>
    [Parameter]
    public Guid SagaId { get; set; }

    /// <inheritdoc/>
    protected override object Identity => SagaId;

    private string Title => Answer?.Saga switch
    {
        null => "Saga",
        { OrderNumber: { } number } saga => $"{SagaTexts.Kind(saga.Kind)} of order {number}",
        { Renewal: { } renewal, CustomerName: { } customer } => $"Renewal of {renewal.PlanName} for {customer}",
        var saga => SagaTexts.Kind(saga.Kind),
    };

    /// <inheritdoc/>
    protected override Task<SagaDetails?> AskAsync(CancellationToken cancellationToken) => Desk.AskAsync(new GetSaga(SagaId), cancellationToken);
}
