namespace Dashboard.WriteSide.Storage;

/// <summary>Longest texts that the write side takes, in characters.</summary>
public static class Limits
{
    public const int Name = 200;

    public const int Email = 254;

    public const int Phone = 40;

    public const int Category = 100;

    public const int Text = 4_000;

    public const int Reason = 500;

    public const int Reference = 50;

    /// <summary>What somebody calls a passkey.</summary>
    public const int Passkey = 100;

    /// <summary>Name of a projection, or of one of its tables.</summary>
    public const int Projection = 100;

    /// <summary>Key of a row of a projection, as the table of parked events holds it.</summary>
    public const int RowKey = 160;

    /// <summary>Name of a kind of sagas, or of a kind of command.</summary>
    public const int Saga = 100;

    /// <summary>What a saga does, in words.</summary>
    public const int SagaStep = 200;

    /// <summary>Subject of a message.</summary>
    public const int Subject = 250;

    public const int PaymentMethod = 50;

    /// <summary>A processor's token for how something is paid.</summary>
    public const int PaymentToken = 200;

    /// <summary>Somebody else's name for something, such as a tracking number.</summary>
    public const int PartnerReference = 200;

    public const int AddressLine = 200;

    public const int Address = 2_000;

    /// <summary>Most tags or images of one product.</summary>
    public const int ListLength = 50;
}
