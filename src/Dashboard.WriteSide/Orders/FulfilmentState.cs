using System.Text.Json.Serialization;

namespace Dashboard.WriteSide.Orders;

/// <summary>What the fulfilment of an order remembers.</summary>
internal sealed class FulfilmentState
{
    /// <summary>Whether the order costs nothing, and nothing is paid.</summary>
    public bool IsFree { get; set; }

    /// <summary>Whether somebody else has ended the order.</summary>
    public bool IsOver { get; set; }

    /// <summary>The step that is being taken or waited for; nothing before the first.</summary>
    public FulfilmentStep? Doing { get; set; }

    /// <summary>Steps that are done, by the saga or by hand.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public HashSet<FulfilmentStep> Done { get; } = [];

    /// <summary>The first step that is neither done nor needless. What is shipped needs nothing but to be paid.</summary>
    public FulfilmentStep? Next()
    {
        FulfilmentStep[] paid = IsFree ? [] : [FulfilmentStep.Authorize];
        FulfilmentStep[] taken = IsFree ? [] : [FulfilmentStep.Capture];
        FulfilmentStep[] before = Done.Contains(FulfilmentStep.Ship) ? [] : [FulfilmentStep.Reserve, FulfilmentStep.OrderParcel, FulfilmentStep.Confirm, FulfilmentStep.Ship];
        return paid.Concat(before).Concat(taken).Where(step => !Done.Contains(step)).Select(step => (FulfilmentStep?)step).FirstOrDefault();
    }
}

/// <summary>Steps of the fulfilment, in their order. The numbers are stored and never change.</summary>
internal enum FulfilmentStep
{
    Authorize = 1,

    Reserve = 2,

    OrderParcel = 3,

    Confirm = 4,

    Ship = 5,

    Capture = 6,
}
