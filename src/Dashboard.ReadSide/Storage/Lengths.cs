namespace Dashboard.ReadSide.Storage;

/// <summary>Longest texts in the read tables, in characters; never shorter than what the write side takes.</summary>
internal static class Lengths
{
    public const int Name = 200;

    public const int Email = 254;

    /// <summary>E-mail of a member of staff, as Identity has it.</summary>
    public const int StaffEmail = 256;

    public const int Phone = 40;

    public const int Category = 100;

    public const int Reference = 50;

    public const int Reason = 500;

    public const int Subject = 250;

    public const int PaymentMethod = 50;

    public const int PaymentToken = 200;

    public const int Address = 4_000;

    public const int TimeZone = 100;

    /// <summary>SHA-256 in hexadecimal digits.</summary>
    public const int Digest = 64;

    public const int Saga = 100;

    public const int SagaStep = 200;

    /// <summary>A key that is put together of a number, a day or an id, and a name.</summary>
    public const int Key = 160;

    /// <summary>Kind of a stream, as the log has it.</summary>
    public const int StreamKind = 40;

    /// <summary>Name of an event, as the log has it.</summary>
    public const int EventName = 100;

    /// <summary>Name of a projection or of a table.</summary>
    public const int Projection = 100;
}
