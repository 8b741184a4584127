using Dashboard.Domain;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>Says what is wrong with a command without sending it, for whoever has found faults already and wants to tell all of them at once.</summary>
public static class CommandCheck
{
    /// <summary>The faults found already and, for every other field, those that the command would be refused for.</summary>
    /// <param name="services">Where the validators are.</param>
    /// <param name="command">The command, with anything in the place of what could not be read.</param>
    /// <param name="found">Faults found already, of fields as the command names them, whatever their case.</param>
    public static IReadOnlyList<FieldFault> WithFaultsOf(this IServiceProvider services, ICommand command, IReadOnlyList<FieldFault> found)
    {
        var known = found.Select(fault => fault.Field).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var more = services.GetServices(typeof(IValidator<>).MakeGenericType(command.GetType())).Cast<IValidator>()
            .SelectMany(validator => validator.Validate(new ValidationContext<object>(command)).Errors)
            .Select(error => new FieldFault(error.PropertyName, error.ErrorMessage))
            .Where(fault => !known.Contains(fault.Field));
        return [.. found, .. more];
    }
}
