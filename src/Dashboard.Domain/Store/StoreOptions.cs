using System.ComponentModel.DataAnnotations;

namespace Dashboard.Domain.Store;

/// <summary>What is decided once for the shop (configuration section <c>Store</c>).</summary>
public sealed class StoreOptions : IValidatableObject
{
    /// <summary>ISO 4217 code of the one currency of the shop.</summary>
    [RegularExpression("^[A-Z]{3}$", ErrorMessage = "Store:Currency must be an ISO 4217 code such as GBP.")]
    public string Currency { get; set; } = "GBP";

    /// <summary>IANA name of the time zone in which days, months and "today" are counted.</summary>
    public string TimeZone { get; set; } = "Europe/London";

    /// <summary>Share of the subtotal that is charged as tax; 0.08 is 8 %.</summary>
    [Range(0.0, 1.0, ErrorMessage = "Store:TaxRate must lie between 0 and 1.")]
    public decimal TaxRate { get; set; } = 0.08m;

    /// <summary>Charged for sending one order, in the shop's currency.</summary>
    [Range(0.0, 1_000_000.0, ErrorMessage = "Store:ShippingFee must not be negative.")]
    public decimal ShippingFee { get; set; }

    /// <summary>The time zone that <see cref="TimeZone"/> names.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine knows no such zone.</exception>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The day of the shop on which an instant falls.</summary>
    public DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant at which a day of the shop begins (the earliest one, where clocks skip midnight).</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (Zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        var offset = Zone.IsAmbiguousTime(midnight)
            ? Zone.GetAmbiguousTimeOffsets(midnight).Max()
            : Zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Currency is { Length: 3 } && Currency.All(char.IsAsciiLetterUpper) && !Currencies.Has(Currency))
        {
            yield return new ValidationResult($"Store:Currency must be an ISO 4217 code such as GBP; there is no currency {Currency}.", [nameof(Currency)]);
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new ValidationResult($"Store:TimeZone names no known time zone: '{TimeZone}'.", [nameof(TimeZone)]);
        }
    }
}
